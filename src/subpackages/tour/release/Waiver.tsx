import { View } from '@tarojs/components'
import type { Team } from '#domain/speaker'
import { Chips } from '../../../components/Chips'
import { LongText } from '../../../components/Field/LongText'
import { Phrases } from '../../../components/Phrases'
import { teamWord } from '../../../lib/tourWords'
import { LONGEST_REASON, OWN, problemOf, usualReasons, type Written } from './waivers'
import styles from './index.module.scss'

const items = [...usualReasons.map((label) => ({ key: label as string, label })), { key: OWN, label: '自己写' }]

interface WaiverProps {
  team: Team
  written: Written | undefined
  onWrite: (written: Written) => void
}

/** A required team that nobody comes from: a presets' tap, or one's own words. */
export function Waiver({ team, written, onWrite }: WaiverProps) {
  const isOwn = written?.chosen === OWN
  const tooLong = isOwn && written.words.trim() ? problemOf(written.words) : null
  return (
    <View className={styles.waiver}>
      <View className={styles.ask}>
        <Phrases text={`${teamWord(team)}还没有人，为什么这次不到？`} />
      </View>
      <Chips
        items={items}
        value={written?.chosen ?? null}
        onChange={(chosen) => onWrite({ chosen, words: chosen === OWN ? '' : chosen })}
      />
      {isOwn && (
        <View className={styles.own}>
          <LongText
            label='不到的原因'
            value={written.words}
            longest={LONGEST_REASON}
            placeholder='写一句话，会记在这一版里'
            error={tooLong}
            onChange={(words) => onWrite({ chosen: OWN, words })}
          />
        </View>
      )}
    </View>
  )
}
