export default definePageConfig({
  navigationBarTitleText: '月度看板',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
