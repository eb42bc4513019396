export default definePageConfig({
  navigationBarTitleText: '学习需求',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
