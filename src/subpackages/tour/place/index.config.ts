export default definePageConfig({ navigationBarTitleText: '安排一站' })
