import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { PersonLine } from './PersonLine'
import { turnoutOf } from './roster'
import { aboutLine, reasonWords } from './sentences'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

const FEW = 20

export function UndecidedCard({ data, open }: ReadyLive) {
  const { undecided } = turnoutOf(data.people)
  if (!undecided.length) return null
  return (
    <View className={styles.card}>
      <Row
        title={`${undecided.length} 人待确认`}
        sub={reasonWords(undecided)}
        last
        onClick={() => open({ kind: 'undecided' })}
      />
    </View>
  )
}

/** One tap each. When nobody is left it says so and stays, so that no tap meets another button. */
export function UndecidedSheet({ data, shut, open, confirm, confirming }: ReadyLive) {
  const { undecided } = turnoutOf(data.people)
  // a few at a time: whoever is decided makes room
  const shown = undecided.slice(0, FEW)
  return (
    <Sheet open title={undecided.length ? `${undecided.length} 人待确认` : '都确认完了'} onClose={shut}>
      <View className={styles.ask}>
        <Phrases text={explanation(undecided.length, data.muchOffline)} />
      </View>
      {shown.map((person, index) => (
        <PersonLine
          key={person.id}
          name={person.name}
          about={aboutLine(person)}
          last={index === shown.length - 1}
          onTap={() => open({ kind: 'person', memberId: person.id })}
          right={
            <View className={styles.pair}>
              <Button kind='small' disabled={confirming} onClick={() => confirm([person.id], false)}>
                不算
              </Button>
              <View className={styles.act}>
                <Button kind='small' disabled={confirming} onClick={() => confirm([person.id], true)}>
                  确认
                </Button>
              </View>
            </View>
          }
        />
      ))}
      {undecided.length > 1 && (
        <View className={styles.go}>
          <Button
            kind='primary'
            disabled={confirming}
            why='正在记'
            onClick={() =>
              confirm(
                undecided.map(({ id }) => id),
                true,
              )
            }
          >
            {`全部确认 ${undecided.length} 人`}
          </Button>
        </View>
      )}
    </Sheet>
  )
}

function explanation(count: number, muchOffline: boolean) {
  if (!count) return '没有待确认的人。定错了的，点姓名更正。'
  const much = muchOffline ? '这一场补传的人偏多，请逐个核对。' : ''
  return `${much}看到人在现场的点确认，就算到；不在的点不算。没有确认以前，不记学时。`
}
