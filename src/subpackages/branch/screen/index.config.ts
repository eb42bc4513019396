export default definePageConfig({
  navigationBarTitleText: '投屏',
  navigationStyle: 'custom',
  pageOrientation: 'landscape',
  disableScroll: true,
})
