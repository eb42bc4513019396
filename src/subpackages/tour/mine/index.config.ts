export default definePageConfig({
  navigationBarTitleText: '我的宣讲',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
