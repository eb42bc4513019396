export default definePageConfig({
  navigationBarTitleText: '三会一课',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
