export default definePageConfig({
  navigationBarTitleText: '问题台',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
