export default definePageConfig({
  navigationBarTitleText: '评课',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
