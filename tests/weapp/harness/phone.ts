/** The phone that the mini-program finds. */
export const SYSTEM = {
  brand: 'devtools',
  model: 'iPhone 12',
  platform: 'ios',
  system: 'iOS 15.0',
  language: 'zh_CN',
  theme: 'light',
  version: '8.0.50',
  SDKVersion: '3.8.12',
  host: { env: 'WeChat' },
  pixelRatio: 3,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
}

export const MENU_BUTTON = { width: 87, height: 32, left: 281, top: 48, right: 368, bottom: 80 }

/** APIs that only answer {errMsg: '…:ok'} unless a test plays them. What is not listed does not exist. */
export const PLAIN = [
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'pageScrollTo', 'stopPullDownRefresh'],
  ...['setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading'],
  ...['hideTabBar', 'showTabBar', 'setTabBarItem', 'setTabBarBadge', 'removeTabBarBadge', 'hideHomeButton'],
  ...['scanCode', 'requestSubscribeMessage', 'getSetting', 'openSetting', 'showShareMenu', 'hideShareMenu'],
  ...['setClipboardData', 'getClipboardData', 'makePhoneCall', 'vibrateShort', 'vibrateLong', 'addPhoneCalendar'],
  ...['setKeepScreenOn', 'setScreenBrightness', 'getScreenBrightness', 'openDocument', 'chooseMedia'],
  ...['chooseMessageFile', 'downloadFile', 'shareFileMessage', 'getLocation'],
  ...[
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
    'getPrivacySetting',
    'requirePrivacyAuthorize',
    'openPrivacyContract',
  ],
]

/** Subscriptions to what the phone does; here it does nothing. */
export const LISTENERS = ['NetworkStatusChange', 'WindowResize', 'ThemeChange', 'KeyboardHeightChange', 'AppShow']
  .concat(['AppHide', 'UserCaptureScreen', 'Error', 'UnhandledRejection', 'MemoryWarning', 'PageNotFound'])
  .flatMap((name) => [`on${name}`, `off${name}`])
