import { View } from '@tarojs/components'
import { pointWord } from '../../../lib/words'
import { Segments } from '../../../components/Segments'
import { DecisionsStep } from './DecisionsStep'
import { NameField } from './NameField'
import { leaderOf, questions } from './questions'
import { TakeAwaysStep } from './TakeAwaysStep'
import type { ReadyRecord } from './useRecord'
import styles from './index.module.scss'

/** One question at a time, above the sheet it fills. */
export function AskCard(record: ReadyRecord) {
  const { asked, left, queue } = record
  if (!asked) return null
  const count = `第 ${queue.indexOf(asked) + 1} 项，共 ${queue.length} 项`
  return (
    <View className={`leaf ${styles.ask}`}>
      <View className={styles.askLine} />
      <View className={styles.askBody}>
        <View className={styles.askCount}>{left.includes(asked) ? count : '修改'}</View>
        <View className={`t-title ${styles.question}`}>{questions[asked]}</View>
        {asked === 'people' && <PeopleStep {...record} />}
        {asked === 'agenda' && <AgendaStep {...record} />}
        {asked === 'decisions' && <DecisionsStep {...record} />}
        {asked === 'takeAways' && <TakeAwaysStep {...record} />}
      </View>
    </View>
  )
}

function PeopleStep({ draft, names, change }: ReadyRecord) {
  return (
    <>
      <NameField label='主持人' value={draft.host} names={names} onChange={(host) => change({ host })} />
      <NameField label='记录人' value={draft.recorder} names={names} onChange={(recorder) => change({ recorder })} />
    </>
  )
}

const heldOrNot = [
  { key: 'held', label: '开展' },
  { key: 'not', label: '未开展' },
] as const

function AgendaStep({ view, draft, names, changePoint }: ReadyRecord) {
  return (
    <>
      {view.session.agenda.map((point, index) => {
        const own = draft.agenda[index] ?? { held: true, lecturer: '' }
        const leader = leaderOf(point)
        return (
          <View key={index} className={styles.point}>
            <View className='t-small c-2 strong'>{pointWord(point.part)}</View>
            <View className={styles.pointTitle}>{point.title}</View>
            <Segments
              items={heldOrNot}
              value={own.held ? 'held' : 'not'}
              onChange={(key) => changePoint(index, { held: key === 'held' })}
            />
            {leader && own.held && (
              <View className={styles.leader}>
                <NameField
                  label={leader}
                  value={own.lecturer}
                  names={names}
                  onChange={(lecturer) => changePoint(index, { lecturer })}
                />
              </View>
            )}
          </View>
        )
      })}
    </>
  )
}
