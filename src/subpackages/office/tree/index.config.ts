export default definePageConfig({
  navigationBarTitleText: '组织树',
  enablePullDownRefresh: process.env.TARO_ENV !== 'h5',
})
