export default definePageConfig({
  navigationBarTitleText: '课程',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
