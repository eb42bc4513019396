export default definePageConfig({
  navigationBarTitleText: '主讲人',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
