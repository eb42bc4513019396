import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MakeupWay } from '#domain/record'
import { instantOf, shortDay } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Row } from '../../../components/Row'
import { statusWords } from '../../../lib/words'
import type { RecordView } from './draft'
import { MakeUpSheet } from './MakeUpSheet'
import type { ReadyRecord } from './useRecord'
import styles from './index.module.scss'

type Person = RecordView['absent'][number]

export const wayWords: Record<MakeupWay, string> = { makeup: '补课', deliver: '送学' }

const PAGE = 10

/** Whoever was not there, whom the lesson still has to reach. */
export function Absent({ view, sessionId, reload, refusal }: ReadyRecord) {
  const [page, setPage] = useState(0)
  const [asked, setAsked] = useState<{ person: Person; way: MakeupWay } | null>(null)
  const { absent } = view
  if (!absent.length || refusal === 'RECORD_TOO_EARLY' || refusal === 'SESSION_CANCELLED') return null
  const shown = absent.slice(page * PAGE, (page + 1) * PAGE)
  const isLast = (page + 1) * PAGE >= absent.length
  return (
    <View>
      <View className='sec'>{`没有到场 ${absent.length} 人`}</View>
      {shown.map((person, index) => (
        <Row
          key={person.memberId}
          title={person.name}
          sub={aboutOf(person)}
          last={index === shown.length - 1}
          right={!person.makeup && <Ways onChoose={(way) => setAsked({ person, way })} />}
        />
      ))}
      {absent.length > PAGE && (
        <View className={styles.turn}>
          <Button kind='small' onClick={() => setPage(isLast ? 0 : page + 1)}>
            {isLast ? '回到开头' : '看后面的'}
          </Button>
        </View>
      )}
      {asked && (
        <MakeUpSheet
          key={asked.person.memberId}
          {...asked}
          sessionId={sessionId}
          held={view.session.start}
          onDone={reload}
          onClose={() => setAsked(null)}
        />
      )}
    </View>
  )
}

function aboutOf({ status, makeup }: Person): string {
  if (!makeup) return statusWords[status]
  return `${statusWords[status]}，${shortDay(instantOf(makeup.day))} ${makeup.way === 'makeup' ? '已补课' : '已送学'}`
}

function Ways({ onChoose }: { onChoose: (way: MakeupWay) => void }) {
  return (
    <View className={styles.pair}>
      <Button kind='small' onClick={() => onChoose('makeup')}>
        补课
      </Button>
      <View className={styles.second}>
        <Button kind='small' onClick={() => onChoose('deliver')}>
          送学
        </Button>
      </View>
    </View>
  )
}
