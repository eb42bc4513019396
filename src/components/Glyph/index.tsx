import { View } from '@tarojs/components'
import type { AttendanceStatus } from '#domain/session'

/** A month's lesson fills like the moon; each state of a person has a shape of its own. */
export type GlyphState = 'planned' | 'published' | 'open' | 'held' | AttendanceStatus

export function Glyph({ state }: { state: GlyphState }) {
  return <View className={`m m-${state}`} ariaHidden />
}
