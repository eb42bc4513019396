export default definePageConfig({
  navigationBarTitleText: '现场',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
