import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { ariaAttributes } from './attributes'

interface Platform {
  runtimePath: string | string[]
  /** Missing on h5, where the attributes arrive by themselves. */
  template?: { mergeComponents(ctx: IPluginContext, components: typeof ariaAttributes): void }
}

/** Taro plugin: lets ariaRole, ariaLabel, … reach the WXML. Taro 4.2 drops them without it. */
export default function a11y(ctx: IPluginContext) {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (!platform.template) return
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime')].flat()
      platform.template.mergeComponents(ctx, ariaAttributes)
    },
  })
}
