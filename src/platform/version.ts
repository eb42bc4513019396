import Taro from '@tarojs/taro'

/** Empty in the developer tool and in a trial version. */
export const version = () => Taro.getAccountInfoSync().miniProgram.version || '体验版'
