export default definePageConfig({
  navigationBarTitleText: '张贴码',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
