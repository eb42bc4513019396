export default definePageConfig({
  navigationBarTitleText: '课程管理',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
