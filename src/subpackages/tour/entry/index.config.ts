export default definePageConfig({
  navigationBarTitleText: '宣讲员资料',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
