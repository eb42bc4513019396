export default definePageConfig({
  navigationBarTitleText: '智能派单',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
