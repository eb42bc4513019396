import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { isOver, type StopState } from '#domain/stop'
import { Glyph } from '../../components/Glyph'
import { Phrases } from '../../components/Phrases'
import { Tag } from '../../components/Tag'
import { placeWord, plannedOf, type StopFacts, stopHours, stopMark, stopTime } from '../../lib/tourWords'
import { arrangedWords, draftWords, goesWords, type Goes } from './stopWords'
import './stopRow.scss'

interface ShownStop extends StopFacts, Goes {
  id: string
  title: string
  state: StopState
}

interface StopRowProps {
  stop: ShownStop
  now: number
  /** Where no heading says which day. */
  day?: boolean
  last?: boolean
  onClick?: () => void
}

/** A stop in a list: whose, when and where, about what, who goes, and how far it has come. */
export function StopRow({ stop, now, day = false, last = false, onClick }: StopRowProps) {
  const planned = plannedOf(stop)
  const when = day ? stopTime(planned, now) : stopHours(planned)
  return (
    <View
      className={last ? 'stop-row stop-row-last' : 'stop-row'}
      hoverClass={onClick ? 'stop-row-press' : 'none'}
      ariaRole={onClick ? 'button' : undefined}
      onClick={onClick}
    >
      <View className='stop-main'>
        <View className='stop-host'>{stop.title}</View>
        <View className='stop-line'>
          <Phrases text={`${when}，${placeWord(planned)}`} />
        </View>
        <View className='stop-line'>
          <Phrases
            text={[
              `讲“${topicNames[planned.topic]}”`,
              goesWords(stop),
              ...(isOver(stop.state) ? [] : arrangedWords(stop)),
            ].join('，')}
          />
        </View>
        {stop.draft && <Draft words={draftWords(stop, now)} />}
      </View>
      <View className='stop-mark'>
        <Tag {...stopMark(stop.state)} />
      </View>
    </View>
  )
}

const Draft = ({ words }: { words: string }) => (
  <View className='stop-draft'>
    <Glyph state='undecided' />
    <View className='stop-draft-w'>
      <Phrases text={words} />
    </View>
  </View>
)
