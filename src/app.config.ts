export default defineAppConfig({
  // h5 only: a page that slides in is a moved layer, in which `fixed` scrolls along
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  pages: ['pages/home/index', 'pages/sign-in/index', 'pages/mine/index'],
  subPackages: [{ root: 'subpackages/branch', name: 'branch', pages: ['month/index', 'live/index', 'screen/index'] }],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['branch'] } },
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '月课',
    navigationBarBackgroundColor: '#faf8f4',
    navigationBarTextStyle: 'black',
    backgroundColor: '#faf8f4',
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
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
})
