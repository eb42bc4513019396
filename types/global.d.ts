/// <reference types="@tarojs/taro" />

declare module '*.scss' {
  const classes: Record<string, string>
  export default classes
}

/** The bytes of a template, put into the bundle by scripts/build.ts. */
declare module '*.docx' {
  const bytes: Uint8Array
  export default bytes
}

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
    TARO_APP_CLOUD_ENV: string
    TARO_APP_TEMPLATE_THEME_DAY: string
  }
}

/** Where it lies beside the bundle, as esbuild's `file` loader tells. */
declare module '*.woff' {
  const path: string
  export default path
}
