export default definePageConfig({
  navigationBarTitleText: '主题党日',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
