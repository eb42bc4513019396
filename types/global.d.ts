/// <reference types="@tarojs/taro" />

declare module '*.scss' {
  const classes: Record<string, string>
  export default classes
}

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
    TARO_APP_CLOUD_ENV: string
    TARO_APP_TEMPLATE_THEME_DAY: string
  }
}
