export default definePageConfig({
  navigationBarTitleText: '宣讲记录',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
