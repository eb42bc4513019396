import { Text, View } from '@tarojs/components'
import { Field } from '../../../components/Field'
import { Icon } from '../../../components/Icon'
import type { LecturerChoice, Rota } from './useLecturer'
import styles from './index.module.scss'

type Person = Rota['people'][number]

const NOBODY = '先不定主讲人'

function hintOf({ people, proposal }: Rota, lecturer: Person | null): string {
  if (!people.length) return '支部没有可以轮值的党员，可以先发布，写记录时再填主讲人。'
  if (!lecturer) return `按轮值，这个月轮到 ${proposal?.name ?? ''}。写记录时再填主讲人。`
  if (lecturer.id === proposal?.id) return `按轮值，这个月轮到 ${lecturer.name}。`
  const waiting = lecturer.waits ? '' : '这一轮讲过，还有同志没有讲。'
  return `${waiting}按轮值，这个月轮到 ${proposal?.name ?? ''}。`
}

export function LecturerField({ query, lecturer, open }: LecturerChoice) {
  if (query.step === 'loading') return <Quiet words='正在看轮到谁' />
  if (query.step === 'failed') {
    return (
      <Field label='主讲人' hint='没有取到轮值，可以先发布，写记录时再填主讲人。'>
        <Box words='再看一次' onClick={() => void query.reload()} />
      </Field>
    )
  }
  if (!query.data.people.length) return <Quiet words={NOBODY} hint={hintOf(query.data, null)} />
  return (
    <Field label='主讲人' hint={hintOf(query.data, lecturer)}>
      <Box words={lecturer?.name ?? NOBODY} act='更换' onClick={open} />
    </Field>
  )
}

function Quiet({ words, hint }: { words: string; hint?: string }) {
  return (
    <Field label='主讲人' hint={hint}>
      <View className={`field-box ${styles.quiet}`}>{words}</View>
    </Field>
  )
}

function Box({ words, act, onClick }: { words: string; act?: string; onClick: () => void }) {
  return (
    <View
      className='field-box'
      hoverClass={styles.press}
      ariaRole='button'
      ariaLabel={`主讲人，${words}`}
      onClick={onClick}
    >
      <View className={styles.words}>{words}</View>
      {act && <Text className={`t-small c-2 ${styles.act}`}>{act}</Text>}
      <View className='c-3'>
        <Icon name='chevron-right' size='s' />
      </View>
    </View>
  )
}
