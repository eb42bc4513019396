export default definePageConfig({
  navigationBarTitleText: '报名和换人',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
