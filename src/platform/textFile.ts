import Taro from '@tarojs/taro'

/**
 * Hands a text over as a file: a mini-program has no folders of the person's, so it goes into a chat, for instance to
 * 文件传输助手. Written at once, because forwarding is allowed in answer to a tap alone. False if the person gives up.
 */
export async function saveText(text: string, name: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH}/transcript.txt`
  Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
  try {
    await Taro.shareFileMessage({ filePath, fileName: `${name}.txt` })
    return true
  } catch (failure) {
    if (/cancel/.test(String((failure as { errMsg?: string }).errMsg))) return false
    throw failure
  }
}
