export default definePageConfig({
  navigationBarTitleText: '发布巡讲',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
