export default definePageConfig({
  navigationBarTitleText: '规则包',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
