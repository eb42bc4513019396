import Taro from '@tarojs/taro'

/**
 * Scans a code with the camera, never from the album; null if the member gives up. Of this mini-program's own code
 * WeChat tells the page with its scene instead of a text.
 */
export async function scan(): Promise<string | null> {
  try {
    const { result, path } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return path || result || null
  } catch {
    return null
  }
}
