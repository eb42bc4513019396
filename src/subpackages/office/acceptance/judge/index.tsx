import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import type { RecordState } from '#domain/recordState'
import type { GlyphState } from '../../../../components/Glyph'
import { Page } from '../../../../components/Page'
import { Phrases } from '../../../../components/Phrases'
import { Tag } from '../../../../components/Tag'
import { Composed } from './Composed'
import { JudgeDock } from './JudgeDock'
import { ReturnSheet } from './ReturnSheet'
import { type ReadyJudge, useJudge } from './useJudge'
import styles from '../index.module.scss'

const glyphs: Record<RecordState, GlyphState> = {
  draft: 'held',
  recorded: 'recorded',
  reported: 'reported',
  accepted: 'accepted',
  returned: 'returned',
}

export default function JudgePage() {
  const judge = useJudge()
  if (judge.step !== 'ready') return <Page state={judge} />
  return (
    <Page state={judge} dock={<JudgeDock {...judge} />}>
      <View>
        <Head {...judge} />
        <Composed {...judge} />
        <ReturnSheet {...judge} />
      </View>
    </Page>
  )
}

function Head({ branch, session, state, version, remark }: ReadyJudge) {
  const { start, end } = session
  const span = `${shortDay(start)} ${weekdayOf(start)}，${timeOf(start)}–${timeOf(end)}`
  return (
    <View className={styles.head}>
      <View className='t-title'>
        <Phrases text={branch} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={version > 1 && state !== 'returned' ? `${span}，第 ${version} 次上报` : span} />
      </View>
      <View className={styles.tag}>
        <Tag state={glyphs[state]} />
      </View>
      {remark && <View className={styles.remark}>{`退回的原因：${remark}`}</View>}
    </View>
  )
}
