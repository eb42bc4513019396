import { View } from '@tarojs/components'
import { longMonth, shortDay, timeOf } from '#domain/calendar'
import type { Output } from '#types/contract'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { Glyph } from '../../../components/Glyph'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Pager } from '../../../components/Pager'
import { deedOf, whatWords } from './sentences'
import { type AuditRecord, useAudit } from './useAudit'
import styles from './index.module.scss'

export default function AuditPage() {
  const { query, pages, month, toEarlier, toLater } = useAudit()
  if (query.step !== 'ready') return <Page state={query} />
  const { data } = query
  const { next } = data
  return (
    <Page state={query}>
      <View className={styles.month}>
        <Button kind='small' onClick={toEarlier}>
          上月
        </Button>
        <View className={`${styles.which} t-title`}>{longMonth(month)}</View>
        <Button kind='small' disabled={!toLater} onClick={() => toLater?.()}>
          下月
        </Button>
      </View>
      <Banner {...data} />
      {data.records.length ? (
        <View>
          {data.records.map((record, index) => (
            <RecordRow key={record.n} record={record} names={data.names} last={index === data.records.length - 1} />
          ))}
          <Pager onBack={pages.number ? pages.back : null} onNext={next === null ? null : () => pages.onward(next)} />
        </View>
      ) : (
        <Empty title='这个月没有操作记录' text='经办的人改了什么、导出了什么，都会记在这里。' />
      )}
    </Page>
  )
}

/** Whether what follows can be believed. */
function Banner({ intact, total }: Output<'oversight.audit'>) {
  if (intact && !total) return null
  return (
    <View className={intact ? styles.banner : `${styles.banner} ${styles.broken}`} ariaRole='status'>
      <View className={styles.sign}>
        <Glyph state={intact ? 'present' : 'late'} />
      </View>
      <View className={styles.says}>
        <View className='strong'>{intact ? `记录完整，共 ${total} 条` : '记录被改动过'}</View>
        {!intact && (
          <View>
            <Phrases text='这个月有记录被改动或删除，请保留现状，马上报告上级党组织。' />
          </View>
        )}
      </View>
    </View>
  )
}

interface RecordRowProps {
  record: AuditRecord
  names: Record<string, string>
  last: boolean
}

function RecordRow({ record: { at, who, action, what }, names, last }: RecordRowProps) {
  const sub = [`${shortDay(at)} ${timeOf(at)}`, whatWords(what, names)].filter(Boolean).join('，')
  return <Row title={`${who} ${deedOf(action)}`} sub={sub} last={last} />
}
