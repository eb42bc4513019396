export default definePageConfig({
  navigationBarTitleText: '站点卡',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
