export default definePageConfig({
  navigationBarTitleText: '党员名单',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
