export default definePageConfig({
  navigationBarTitleText: '大讲堂',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
