import { View } from '@tarojs/components'
import { shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { Tag } from '../../../components/Tag'
import { flagWords, leaveKindWords, methodWords, replyWords, rulingWords, statusWords } from '../../../lib/words'
import type { Live, Person } from './roster'
import { flagMeanings } from './sentences'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

/** All that is known of somebody's attendance, and what can be done about it. */
export function PersonSheet({ person, ...live }: ReadyLive & { person: Person }) {
  return (
    <Sheet open title={person.name} onClose={live.shut}>
      <View className={styles.state}>
        <Tag state={person.status} />
      </View>
      <Facts items={factsOf(person, live.data.session)} />
      {person.signIn?.flags.map((flag) => (
        <View key={flag} className={styles.flag}>
          <Phrases text={`${flagWords[flag]}：${flagMeanings[flag]}。`} />
        </View>
      ))}
      <History person={person} />
      <Actions {...live} person={person} />
    </Sheet>
  )
}

function factsOf(person: Person, { door }: Live['session']) {
  const { job, reply, leave } = person
  const facts: Fact[] = [...(job ? [['岗位', job] as const] : []), ...signInFacts(person, door.signOut)]
  if (reply) facts.push(['回复', replyWords[reply]])
  if (leave) facts.push(['假条', `${leaveKindWords[leave.kind]}，${leave.reason}`])
  return facts.length ? facts : [['签到', '没有签到，也没有回复'] as const]
}

type Fact = readonly [string, string]

function signInFacts({ signIn }: Person, asksForOut: boolean): Fact[] {
  if (!signIn) return []
  const { method, signedAt, outAt, accepted } = signIn
  const facts: Fact[] = [['方式', methodWords[method]]]
  if (method !== 'correction') facts.push(['签到', timeOf(signedAt)])
  if (outAt !== null || asksForOut) facts.push(['签退', outAt === null ? '还没有签退' : timeOf(outAt)])
  if (accepted !== null) facts.push(['确认', accepted ? '已确认在场' : '已定不算'])
  return facts
}

function History({ person: { corrections } }: { person: Person }) {
  if (!corrections.length) return null
  return (
    <View>
      <View className='sec'>更正记录</View>
      {corrections.map(({ before, after, reason, byName, at }) => (
        <View key={at} className={styles.past}>
          <Phrases
            text={`${shortDay(at)} ${timeOf(at)}，${byName}，“${statusWords[before]}”改为“${rulingWords[after]}”，${reason}`}
          />
        </View>
      ))}
    </View>
  )
}

function Actions({ person: { id, status }, canCorrect, confirm, confirming, open }: ReadyLive & { person: Person }) {
  return (
    <View className={styles.go}>
      {status === 'undecided' && (
        <View className={styles.twin}>
          <View className={styles.half}>
            <Button kind='secondary' disabled={confirming} onClick={() => confirm([id], false)}>
              不算
            </Button>
          </View>
          <View className={styles.half}>
            <Button kind='primary' disabled={confirming} why='正在记' onClick={() => confirm([id], true)}>
              确认
            </Button>
          </View>
        </View>
      )}
      <Button
        kind='secondary'
        icon='pen-line'
        disabled={!canCorrect}
        why='散场太久，不能再更正'
        onClick={() => open({ kind: 'correct', memberId: id })}
      >
        更正
      </Button>
    </View>
  )
}
