export default definePageConfig({
  navigationBarTitleText: '认领申请',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
