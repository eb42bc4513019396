export default definePageConfig({
  navigationBarTitleText: '宣讲覆盖',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
