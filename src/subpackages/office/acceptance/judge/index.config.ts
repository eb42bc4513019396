export default definePageConfig({
  navigationBarTitleText: '验收记录',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
