/** The page of all parts is for us: `npm run build` leaves it out, `npm start` and the tests have it on h5. */
const withKit = process.env.TARO_APP_KIT === '1' || process.env.NODE_ENV !== 'production'

export default defineAppConfig({
  // h5 only: a page that slides in is a moved layer, in which `fixed` scrolls along
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  pages: ['pages/home/index', 'pages/courses/index', 'pages/mine/index', 'pages/sign-in/index'],
  subPackages: [
    {
      root: 'subpackages/branch',
      name: 'branch',
      pages: [
        'month/index',
        'live/index',
        'screen/index',
        'counterScan/index',
        'spotCheck/index',
        'record/index',
        'reading/index',
        'meetings/index',
        'meetings/plan/index',
        'hosting/index',
      ],
    },
    {
      root: 'subpackages/account',
      name: 'account',
      pages: ['join/index', 'feedback/index', 'leave/index', 'leave/own/index', 'code/index'],
    },
    {
      root: 'subpackages/office',
      name: 'office',
      pages: [
        'workbench/index',
        'people/index',
        'tree/index',
        'person/index',
        'roster/index',
        'claims/index',
        'complaints/index',
        'audit/index',
        'rules/index',
        'rules/pack/index',
        'rules/draft/index',
        'pack/index',
        'heatMap/index',
        'acceptance/index',
        'acceptance/judge/index',
        'leaveInbox/index',
        'recordBook/index',
        'lectures/index',
        'lectures/plan/index',
        'lectures/sites/index',
        'lectures/lecturers/index',
        'courses/index',
        'courses/edit/index',
        'courses/places/index',
        'courses/needs/index',
      ],
    },
    {
      root: 'subpackages/study',
      name: 'study',
      pages: ['course/index', 'read/index', 'prep/index', 'desk/index', 'evaluate/index'],
    },
    ...(withKit ? [{ root: 'subpackages/kit', name: 'kit', pages: ['index/index'] }] : []),
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['branch', 'account'] } },
  lazyCodeLoading: 'requiredComponents',
  permission: { 'scope.userLocation': { desc: '只在手机上比一比您离会场多远，位置不上传' } },
  requiredPrivateInfos: ['getLocation'],
  // a lesson goes on behind a locked screen
  requiredBackgroundModes: ['audio'],
  window: {
    navigationBarTitleText: '月课',
    navigationBarBackgroundColor: '#faf8f4',
    navigationBarTextStyle: 'black',
    backgroundColor: '#faf8f4',
    // the dots of pulling down
    backgroundTextStyle: 'dark',
  },
  // Only so that WeChat keeps the tabs alive: pages draw the bar themselves, the same on both faces. That bar grows
  // with the text and does not flicker at a switch, as a native or a shared custom one does.
  tabBar: {
    custom: true,
    color: '#6b6259',
    selectedColor: '#1e1a17',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/courses/index', text: '课程' },
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
})
