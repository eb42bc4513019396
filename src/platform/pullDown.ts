import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Works on pages whose config says enablePullDownRefresh. */
export function usePullDown(refresh: () => Promise<void>) {
  usePullDownRefresh(() => {
    void refresh().finally(() => void Taro.stopPullDownRefresh())
  })
}
