import Taro from '@tarojs/taro'

/** On h5 the page draws its own bar and needs no telling. */
export function setTitle(_title: string) {}

export const configuredTitle = () => Taro.getCurrentInstance().page?.config?.navigationBarTitleText ?? '月课'
