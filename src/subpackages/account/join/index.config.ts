export default definePageConfig({
  navigationBarTitleText: '认领身份',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
