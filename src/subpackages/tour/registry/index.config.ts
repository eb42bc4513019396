export default definePageConfig({
  navigationBarTitleText: '宣讲员名册',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
