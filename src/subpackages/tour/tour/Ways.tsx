import { View } from '@tarojs/components'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import type { ReadyTour } from './useTour'

/** What else there is to do for a tour. */
export function Ways({ isOffice, tourId, tour, setChanging }: ReadyTour) {
  if (!isOffice && !tour.version) return null
  return (
    <View>
      <View className='sec'>这次巡讲</View>
      {isOffice && (
        <>
          <Row
            icon='calendar-plus'
            title='加一站'
            sub='不用等支部点单，直接安排'
            onClick={() => navigate('placeStop', { tourId })}
          />
          <Row
            icon='message-square-text'
            title='支部点单'
            sub='还没有答复的，从这里排进来'
            onClick={() => navigate('tourRequests')}
          />
          <Row
            icon='pen-line'
            title='修改巡讲'
            sub='名称和必到的队伍'
            last={!tour.version}
            onClick={() => setChanging(true)}
          />
        </>
      )}
      {tour.version > 0 && (
        <Row
          icon='list'
          title='历次发布'
          sub='每一版改了什么'
          last
          onClick={() => navigate('tourVersions', { tourId })}
        />
      )}
    </View>
  )
}
