export default definePageConfig({
  navigationBarTitleText: '月度包',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
