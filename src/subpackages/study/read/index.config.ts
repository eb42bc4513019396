export default definePageConfig({ navigationBarTitleText: '文稿' })
