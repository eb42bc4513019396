import { Text } from '@tarojs/components'
import { dayOf } from '#domain/calendar'

/** The leaf, small: the number of a day. */
export const DayLeaf = ({ at }: { at: number }) => <Text className='day-leaf'>{Number(dayOf(at).slice(-2))}</Text>
