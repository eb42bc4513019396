import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')

/** Source outside src, and packages that ship newer syntax than ES5: Taro transpiles only what is named here. */
const alsoTranspiled = [
  ...['domain', 'types', 'config/a11y'].map((folder) => path.join(root, folder)),
  (file: string) => /[\\/]node_modules[\\/](valibot|uqr)[\\/]/.test(file),
]

const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' },
} as const

/** A variable that is not set at build time stays `process.env.X` in the output and throws on a phone. */
const baked = ['TARO_APP_CLOUD_ENV', 'TARO_APP_TEMPLATE_THEME_DAY']
const env = Object.fromEntries(baked.map((name) => [name, JSON.stringify(process.env[name] ?? '')]))

const cache = { enable: process.env.TARO_CACHE === '1', cacheDirectory: path.join(root, '.cache/webpack') }

/** Otherwise each page chunk repeats about 54 KB of Taro components. */
const oneCopyOfTaro = {
  optimization: {
    splitChunks: {
      chunks: 'all',
      cacheGroups: {
        taro: {
          name: 'taro',
          test: /[\\/]node_modules[\\/](@tarojs|@stencil|react|react-dom|scheduler)[\\/]/,
          priority: 20,
        },
      },
    },
  },
}

export default defineConfig<'webpack5'>({
  projectName: 'yueke',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  // the two builds never overwrite each other
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: [path.join(__dirname, 'a11y')],
  cache,
  // the progress bar fills a log with hundreds of lines
  logger: { quiet: true, stats: false },
  env,
  // Without this every Chinese character becomes \uXXXX: 6 bytes instead of 3. `format` breaks the build.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  // h5 is the face for this machine alone: a minifier that is quick will do
  jsMinimizer: process.env.TARO_ENV === 'h5' ? 'esbuild' : 'terser',
  esbuild: { minify: { enable: true, config: { target: 'es2022', charset: 'utf8' } } },
  mini: {
    compile: { include: alsoTranspiled },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    // else its styles keep their px, and everything is twice the size on h5
    esnextModules: ['@taroify'],
    router: { mode: 'hash' },
    compile: { include: alsoTranspiled },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, cssModules },
    webpackChain: (chain) => chain.merge({ ...oneCopyOfTaro, performance: { hints: false } }),
  },
})
