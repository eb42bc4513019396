export default definePageConfig({
  navigationBarTitleText: '改一站',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
