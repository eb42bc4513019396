import Taro from '@tarojs/taro'

export function setTitle(title: string) {
  void Taro.setNavigationBarTitle({ title })
}
