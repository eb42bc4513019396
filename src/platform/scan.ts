import Taro from '@tarojs/taro'

/** Scans a code with the camera, never from the album; null if the member gives up. */
export async function scan(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return result
  } catch {
    return null
  }
}
