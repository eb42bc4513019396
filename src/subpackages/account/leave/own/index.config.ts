export default definePageConfig({
  navigationBarTitleText: '我的假条',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
