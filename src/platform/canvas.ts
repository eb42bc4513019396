import Taro from '@tarojs/taro'

/** Hands over the node of a 2d canvas; on a page that has just opened it exists only after the next tick. */
export function withCanvas(id: string, use: (canvas: Taro.Canvas) => void) {
  Taro.nextTick(() =>
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .node((result) => result && use(result.node as Taro.Canvas))
      .exec(),
  )
}
