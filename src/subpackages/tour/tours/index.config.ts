export default definePageConfig({
  navigationBarTitleText: '巡讲',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
