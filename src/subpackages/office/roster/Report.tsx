import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LineKind } from '#domain/roster'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Segments } from '../../../components/Segments'
import { Tag } from '../../../components/Tag'
import { Pager } from '../../../components/Pager'
import { usePages } from '../../../lib/usePages'
import type { Checked } from './steps'
import { factsOf, headOf, kindWords } from './words'
import styles from './index.module.scss'

const PAGE = 20
const kinds: readonly LineKind[] = ['new', 'changed', 'unchanged', 'refused']

interface ReportProps {
  fileName: string
  report: Checked
}

/** What would become of each line; nothing is written yet. */
export function Report({ fileName, report }: ReportProps) {
  return (
    <View>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text={headOf(report)} />
        </View>
        <View className={`${styles.file} t-small c-2`}>{fileName}</View>
        <View className='t-small c-2'>
          <Phrases text={factsOf(report)} />
        </View>
      </View>
      <View className={styles.counts}>
        {kinds.map((kind) => (
          <View key={kind} className={styles.count}>
            <Text className={styles.number}>{report.counts[kind]}</Text>
            <Text className={styles.key}>{kindWords[kind]}</Text>
          </View>
        ))}
      </View>
      <Lists {...report} />
    </View>
  )
}

/** What must be corrected, and every line; one list at a time. */
function Lists({ importId, counts, lines, problems, moreProblems }: Checked) {
  const [chosen, choose] = useState<'problems' | 'lines'>(problems.length ? 'problems' : 'lines')
  const pages = usePages<number>(`${importId} ${chosen}`)
  const from = pages.after ?? 0
  const all = chosen === 'problems' ? problems : lines
  const wholeCount =
    chosen === 'problems'
      ? problems.length + moreProblems
      : counts.new + counts.changed + counts.unchanged + counts.refused
  const next = from + PAGE

  return (
    <View>
      {problems.length > 0 && (
        <Segments
          items={[
            { key: 'problems', label: '要改正', count: problems.length + moreProblems },
            { key: 'lines', label: '逐行看' },
          ]}
          value={chosen}
          onChange={choose}
        />
      )}
      {chosen === 'problems'
        ? problems.slice(from, next).map((problem, index) => <Row key={from + index} title={problem.message} />)
        : lines.slice(from, next).map((line) => <LineRow key={line.line} {...line} />)}
      <Pager onBack={pages.number ? pages.back : null} onNext={next < all.length ? () => pages.onward(next) : null} />
      {next >= all.length && wholeCount > all.length && (
        <View className={styles.rest}>
          <Phrases text={`只列出前 ${all.length} ${chosen === 'problems' ? '处' : '行'}，共 ${wholeCount}。`} />
        </View>
      )}
    </View>
  )
}

function LineRow({ line, kind, name, message }: Checked['lines'][number]) {
  return (
    <Row
      title={name || '没有姓名'}
      sub={`第 ${line} 行 ${message}`}
      right={kind === 'refused' ? <Tag state='returned' word={kindWords[kind]} /> : <Kind kind={kind} />}
    />
  )
}

function Kind({ kind }: { kind: LineKind }) {
  return (
    <View className={`tag tag-wash ${styles.kind}`}>
      <Text>{kindWords[kind]}</Text>
    </View>
  )
}
