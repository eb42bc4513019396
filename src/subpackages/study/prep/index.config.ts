export default definePageConfig({
  navigationBarTitleText: '课前预习',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
