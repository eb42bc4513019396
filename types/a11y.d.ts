/** Taro types these on a few components only; config/a11y makes them work on all that are named here. */
interface Aria {
  ariaRole?: string
  ariaLabel?: string
  ariaHidden?: boolean
  ariaChecked?: boolean
  ariaSelected?: boolean
  ariaDisabled?: boolean
}

declare module '@tarojs/components/types/View' {
  interface ViewProps extends Aria {}
}
declare module '@tarojs/components/types/Text' {
  interface TextProps extends Aria {}
}
declare module '@tarojs/components/types/Image' {
  interface ImageProps extends Aria {}
}
declare module '@tarojs/components/types/Button' {
  interface ButtonProps extends Aria {}
}
declare module '@tarojs/components/types/Input' {
  interface InputProps extends Aria {}
}
declare module '@tarojs/components/types/Switch' {
  interface SwitchProps extends Aria {}
}
declare module '@tarojs/components/types/Progress' {
  interface ProgressProps extends Aria {}
}
declare module '@tarojs/components/types/Radio' {
  interface RadioProps extends Aria {}
}
declare module '@tarojs/components/types/Checkbox' {
  interface CheckboxProps extends Aria {}
}

export {}
