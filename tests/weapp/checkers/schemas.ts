// What our JSON files may say. Stricter than WeChat: a field that we do not use yet is not in here.
const text = { type: 'string', minLength: 1 }
const yes = { type: 'boolean' }
const color = { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' }
const oneOf = (...values: string[]) => ({ enum: values })
const list = (items: object, limits: object = {}) => ({ type: 'array', items, uniqueItems: true, ...limits })
const map = (values: object) => ({ type: 'object', additionalProperties: values })
const only = (properties: object, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

const path = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_/-]*$' }
const icon = { type: 'string', pattern: '\\.(png|jpg)$' }

const look = {
  navigationBarTitleText: { type: 'string' },
  navigationBarBackgroundColor: color,
  navigationBarTextStyle: oneOf('black', 'white'),
  navigationStyle: oneOf('default', 'custom'),
  backgroundColor: color,
  backgroundColorTop: color,
  backgroundColorBottom: color,
  backgroundTextStyle: oneOf('dark', 'light'),
  enablePullDownRefresh: yes,
  onReachBottomDistance: { type: 'integer', minimum: 0 },
  pageOrientation: oneOf('auto', 'portrait', 'landscape'),
}

const tab = only({ pagePath: path, text: { ...text, maxLength: 4 }, iconPath: icon, selectedIconPath: icon }, [
  'pagePath',
  'text',
])

export const app = only(
  {
    pages: list(path, { minItems: 1 }),
    subPackages: list(
      only({ root: path, name: text, pages: list(path, { minItems: 1 }), independent: yes }, ['root', 'pages']),
    ),
    preloadRule: map(only({ network: oneOf('all', 'wifi'), packages: list(text, { minItems: 1 }) }, ['packages'])),
    lazyCodeLoading: { const: 'requiredComponents' },
    window: only(look),
    tabBar: only(
      {
        custom: yes,
        color,
        selectedColor: color,
        backgroundColor: color,
        borderStyle: oneOf('black', 'white'),
        position: oneOf('bottom', 'top'),
        list: list(tab, { minItems: 2, maxItems: 5 }),
      },
      ['color', 'selectedColor', 'backgroundColor', 'list'],
    ),
    usingComponents: map(text),
    permission: map(only({ desc: text }, ['desc'])),
    requiredBackgroundModes: list(oneOf('audio')),
    requiredPrivateInfos: list(text),
    sitemapLocation: text,
    style: { const: 'v2' },
    __usePrivacyCheck__: yes,
  },
  ['pages', 'window', 'lazyCodeLoading'],
)

export const page = only({
  ...look,
  disableScroll: yes,
  usingComponents: map(text),
  componentPlaceholder: map(text),
  initialRenderingCache: oneOf('static', 'dynamic'),
  restartStrategy: oneOf('homePage', 'homePageAndLatestPage'),
  styleIsolation: text,
  enableShareAppMessage: yes,
  enableShareTimeline: yes,
})

export const component = only(
  { component: { const: true }, styleIsolation: text, usingComponents: map(text), componentPlaceholder: map(text) },
  ['component'],
)

export const project = only(
  {
    description: text,
    projectname: text,
    appid: { type: 'string', pattern: '^(wx[0-9a-f]{16}|touristappid)$' },
    compileType: { const: 'miniprogram' },
    libVersion: text,
    miniprogramRoot: { const: 'dist/weapp/' },
    cloudfunctionRoot: { const: 'dist/cloudfunctions/' },
    // WeChat's tool must not compile again what Taro has compiled
    setting: {
      type: 'object',
      properties: { es6: { const: false }, enhance: { const: false }, urlCheck: { const: true } },
      required: ['es6', 'enhance', 'urlCheck'],
      additionalProperties: yes,
    },
    packOptions: { type: 'object' },
  },
  ['appid', 'compileType', 'miniprogramRoot', 'cloudfunctionRoot', 'setting'],
)
