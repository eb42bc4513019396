export default definePageConfig({
  navigationBarTitleText: '投诉与建议',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
