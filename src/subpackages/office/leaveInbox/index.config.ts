export default definePageConfig({
  navigationBarTitleText: '待批假条',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
