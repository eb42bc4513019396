import Taro from '@tarojs/taro'

/** Tells when the phone is back on a network; answers how to stop. */
export function whenOnline(tell: () => void): () => void {
  const listen = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) tell()
  }
  Taro.onNetworkStatusChange(listen)
  return () => Taro.offNetworkStatusChange(listen)
}
