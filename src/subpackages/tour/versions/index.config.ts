export default definePageConfig({
  navigationBarTitleText: '历次发布',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
