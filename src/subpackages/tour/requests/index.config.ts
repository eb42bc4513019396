export default definePageConfig({
  navigationBarTitleText: '待安排的点单',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
