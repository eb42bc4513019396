import { View } from '@tarojs/components'

/** lucide's names; the shapes stand in index.scss. */
export const iconNames = [
  'a-large-small',
  'bell',
  'book-open',
  'briefcase',
  'calendar-plus',
  'calendar-x',
  'check',
  'chevron-left',
  'chevron-right',
  'clapperboard',
  'clock',
  'file-text',
  'footprints',
  'gauge',
  'headphones',
  'heart-pulse',
  'house',
  'list',
  'list-checks',
  'lock',
  'map',
  'map-pin',
  'message-circle-question',
  'message-square-text',
  'mic',
  'monitor',
  'moon',
  'pause',
  'pen-line',
  'phone',
  'play',
  'presentation',
  'rotate-ccw',
  'rotate-cw',
  'route',
  'scan-line',
  'search',
  'search-check',
  'skip-back',
  'skip-forward',
  'star',
  'thumbs-up',
  'traffic-cone',
  'user-round',
  'user-round-check',
  'users-round',
  'x',
] as const
export type IconName = (typeof iconNames)[number]

interface IconProps {
  name: IconName
  /** s, m, l: 32, 40, 48 beside text of standard size; xl: 72, a sign by itself. */
  size?: 's' | 'm' | 'l' | 'xl'
  /** Only where no word stands beside it. */
  label?: string
}

export function Icon({ name, size = 'm', label }: IconProps) {
  const className = `i i-${name} i-${size}`
  if (!label) return <View className={className} ariaHidden />
  return <View className={className} ariaRole='img' ariaLabel={label} />
}
