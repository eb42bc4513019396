export default definePageConfig({
  navigationBarTitleText: '党员',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
