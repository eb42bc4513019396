import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { Glyph } from '../../../components/Glyph'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { navigate } from '../../../lib/navigate'
import { placeWord, plannedOf, stopTime, teamWord } from '../../../lib/tourWords'
import { usePart } from '../../../lib/usePart'
import type { Choice, Gap, ReadyMatch } from './useMatch'
import styles from './index.module.scss'

/** Twenty of the list that is looked at, each with its one sentence why. */
export function Choices({ lists, shown, stops, now, tourId, isOffice }: ReadyMatch) {
  const all: readonly (Choice | Gap)[] = lists[shown]
  const part = usePart(all, shown)
  return (
    <View>
      {part.shown.map((one, index) => {
        const stop = stops.get(one.stopId)
        const to = () => navigate('editStop', { tourId, stopId: one.stopId })
        return (
          <View
            key={`${one.stopId} ${index}`}
            className={styles.choice}
            hoverClass={isOffice ? styles.press : 'none'}
            ariaRole={isOffice ? 'button' : undefined}
            onClick={() => isOffice && void to()}
          >
            <View className={styles.host}>{stop?.title ?? '这一站'}</View>
            {stop && (
              <View className={styles.line}>
                <Phrases text={aboutOf(plannedOf(stop), now)} />
              </View>
            )}
            {'speaker' in one ? <Why choice={one} /> : <Nobody gap={one} />}
          </View>
        )
      })}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

type Told = Parameters<typeof placeWord>[0] & Parameters<typeof stopTime>[0] & { topic: keyof typeof topicNames }

const aboutOf = (stop: Told, now: number) => `${stopTime(stop, now)}，${placeWord(stop)}，讲“${topicNames[stop.topic]}”`

/** The sentence begins with the name. */
const Why = ({ choice: { speaker, sentence } }: { choice: Choice }) => (
  <View className={styles.why}>
    <View className='strong'>{`${speaker.name}，${teamWord(speaker.team)}`}</View>
    <Phrases text={sentence.startsWith(`${speaker.name}：`) ? sentence.slice(speaker.name.length + 1) : sentence} />
  </View>
)

const Nobody = ({ gap: { sentence } }: { gap: Gap }) => (
  <View className={`${styles.why} ${styles.nobody}`}>
    <View className={styles.sign}>
      <Glyph state='late' />
    </View>
    <View className={styles.words}>
      <Phrases text={sentence} />
    </View>
  </View>
)
