import Taro from '@tarojs/taro'

const AGAIN_MS = 50
const TRIES = 20

/** Hands over the node of a 2d canvas: what has just been rendered has none for a moment. */
export function withCanvas(id: string, use: (canvas: Taro.Canvas) => void, tries = TRIES) {
  Taro.nextTick(() =>
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .node((result) => {
        if (result?.node) use(result.node as Taro.Canvas)
        else if (tries > 0) setTimeout(() => withCanvas(id, use, tries - 1), AGAIN_MS)
      })
      .exec(),
  )
}
