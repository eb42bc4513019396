import { View } from '@tarojs/components'
import type { AttendanceStatus } from '#domain/session'

/** A month's lesson fills like the moon; each state of a person has a shape of its own. */
export const monthStates = [
  'planned',
  'published',
  'open',
  'held',
  'recorded',
  'reported',
  'accepted',
  'returned',
  'exempt',
] as const
export type GlyphState = (typeof monthStates)[number] | AttendanceStatus

export function Glyph({ state }: { state: GlyphState }) {
  return <View className={`m m-${state}`} ariaHidden />
}
