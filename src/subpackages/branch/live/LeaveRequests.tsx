import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { reasonWords } from '../../account/leave/slips'
import { EnterLeave } from './EnterLeave'
import { awaitingDecision, type Person } from './roster'
import type { ReadyLive } from './useLive'
import styles from './leave.module.scss'

/** No more rows than this at a time: what is decided makes room for the next. */
const MOST = 20
/** As many as one request may name. */
const BATCH = 100

/** One tap each, or one for all; what waits for somebody else is only told. */
export function LeaveRequests(live: ReadyLive) {
  const waiting = awaitingDecision(live.data.people)
  const mine = waiting.filter(({ leave }) => leave?.mine)
  // those that one decides oneself come first
  const shown = [...mine, ...waiting.filter(({ leave }) => !leave?.mine)].slice(0, MOST)
  const more = waiting.length - shown.length
  return (
    <View>
      {waiting.length > 0 && (
        <View className={styles.head}>
          <View className='sec'>{`待批假条 ${waiting.length}`}</View>
          {mine.length > 1 && <AllButton {...live} ids={mine.map(({ id }) => id)} />}
        </View>
      )}
      {shown.map((person, index) => (
        <Request key={person.id} {...live} person={person} last={index === shown.length - 1} />
      ))}
      {more > 0 && (
        <View className={styles.hint}>
          <Phrases text={`还有 ${more} 张，批完上面的接着列出。`} />
        </View>
      )}
      <EnterLeave {...live} />
    </View>
  )
}

function AllButton({ ids, deciding, decide }: ReadyLive & { ids: string[] }) {
  const batch = ids.slice(0, BATCH)
  return (
    <Button kind='small' disabled={deciding} onClick={() => decide(batch, true)}>
      {`全部同意 ${batch.length}`}
    </Button>
  )
}

function Request({ person, last, deciding, decide }: ReadyLive & { person: Person; last: boolean }) {
  const { id, name, job, leave } = person
  const sub = [job, leave ? reasonWords(leave) : ''].filter(Boolean).join('，')
  if (!leave?.mine) return <Row title={name} sub={`${sub}，等另一位审批`} last={last} />
  return (
    <Row
      title={name}
      sub={sub}
      last={last}
      right={
        <View className={styles.pair}>
          <Button kind='small' disabled={deciding} onClick={() => decide([id], false)}>
            不同意
          </Button>
          <View className={styles.act}>
            <Button kind='small' disabled={deciding} onClick={() => decide([id], true)}>
              同意
            </Button>
          </View>
        </View>
      }
    />
  )
}
