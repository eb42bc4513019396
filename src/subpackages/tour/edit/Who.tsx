import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { type OfficeStop, partnerWords, teamWord } from '../../../lib/tourWords'
import type { Editing } from './useEdit'
import styles from './index.module.scss'

/** Who goes there, who waits in which order, and who could not. */
export function Who({ stop, over }: Editing) {
  const { speakers, waiting, declined, partner, places, partnerOnly } = stop
  const isNobody = !speakers.length && !waiting.length && !partner
  return (
    <View>
      <View className='sec'>{partnerOnly ? '合作单位' : `宣讲员 ${speakers.length} 位，名额 ${places} 位`}</View>
      {isNobody && (
        <View className={styles.nobody}>
          <Phrases text={over ? '没有宣讲员。' : nobodyWords(stop)} />
        </View>
      )}
      {partner && <Row title={partner.name} sub={partnerWords[partner.state]} />}
      {speakers.map((speaker) => (
        <Row key={speaker.id} title={speaker.name} sub={teamWord(speaker.team)} right={<Tag {...partOf(speaker)} />} />
      ))}
      {waiting.map((person, index) => (
        <Row key={person.id} title={person.name} sub={`${teamWord(person.team)}，排队第 ${index + 1} 位`} />
      ))}
      {declined.map((person) => (
        <Row
          key={person.id}
          title={person.name}
          sub={person.reason ? `${teamWord(person.team)}，原因：${person.reason}` : teamWord(person.team)}
          right={<Tag state='returned' word='接不了' />}
        />
      ))}
    </View>
  )
}

function nobodyWords({ partnerOnly, declined }: OfficeStop): string {
  if (partnerOnly) return '还没有请合作单位，点“请合作单位”，发一个链接。'
  return declined.length ? '请到的同志都接不了，请再派一位，或开放报名。' : '还没有宣讲员，请派单，或开放报名。'
}

/** 换人: still theirs until a colleague takes it. */
function partOf({ coming, offered }: OfficeStop['speakers'][number]) {
  if (offered) return { state: 'leave' as const, word: '想换人' }
  return coming ? { state: 'present' as const, word: '已接单' } : { state: 'undecided' as const, word: '待接单' }
}
