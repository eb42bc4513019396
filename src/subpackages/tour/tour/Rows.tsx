import { View } from '@tarojs/components'
import { Pager } from '../../../components/Pager'
import { navigate } from '../../../lib/navigate'
import { plannedOf, stopDay } from '../../../lib/tourWords'
import { usePart } from '../../../lib/usePart'
import { StopRow } from '../StopRow'
import type { ReadyTour, TourStop } from './useTour'

interface RowsProps extends ReadyTour {
  shown: readonly TourStop[]
  /** Of what they are: of something else, it begins at the first page. */
  about: string
}

/** Twenty stops at a time, under their days. */
export function Rows({ shown, about, tourId, now, isOffice }: RowsProps) {
  const part = usePart(shown, about)
  return (
    <View>
      {part.shown.map((stop, index) => {
        const isFirst = index === 0 || part.shown[index - 1]!.day !== stop.day
        const isLast = part.shown[index + 1]?.day !== stop.day
        const to = () => navigate('editStop', { tourId, stopId: stop.id })
        return (
          <View key={stop.id}>
            {isFirst && <View className='sec'>{dayWords(stop, now)}</View>}
            <StopRow stop={stop} now={now} last={isLast} {...(isOffice && { onClick: to })} />
          </View>
        )
      })}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

function dayWords(stop: TourStop, now: number): string {
  const { start, end } = plannedOf(stop)
  return end < now ? `${stopDay(start, now)}，已经过去` : stopDay(start, now)
}
