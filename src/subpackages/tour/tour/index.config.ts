export default definePageConfig({
  navigationBarTitleText: '巡讲日程',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
