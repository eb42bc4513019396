import Taro from '@tarojs/taro'

/** The phone asks before it dials; whoever changes his mind has not failed. A browser leaves it to what knows `tel:`. */
export async function callPhone(phoneNumber: string) {
  await Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}
