export default definePageConfig({ navigationBarTitleText: '反扫' })
