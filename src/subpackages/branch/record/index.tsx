import { View } from '@tarojs/components'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { Absent } from './Absent'
import { AskCard } from './AskCard'
import { Doc } from './Doc'
import { headlineOf } from './headline'
import { RecordDock } from './RecordDock'
import { type ReadyRecord, useRecord } from './useRecord'
import styles from './index.module.scss'

export default function RecordPage() {
  const record = useRecord()
  return (
    <Page state={record} dock={record.step === 'ready' && <RecordDock {...record} />}>
      {record.step === 'ready' && <Ready {...record} />}
    </Page>
  )
}

function Ready(record: ReadyRecord) {
  const { view } = record
  const [head, about] = headlineOf(record)
  return (
    <View>
      <View className='form-head'>
        <View className='t-head'>
          <Phrases text={head} />
        </View>
        {about && (
          <View className='t-small c-2'>
            <Phrases text={about} />
          </View>
        )}
      </View>
      {view.state === 'returned' && view.remark && (
        <View className={styles.remark} ariaRole='alert'>
          <View className='strong'>退回的原因</View>
          <View>{view.remark}</View>
        </View>
      )}
      <AskCard {...record} />
      <View className={`sec ${styles.docHead}`}>
        {view.version > 1 ? `记录，第 ${view.version} 版` : '记录'}
        <Tag state={view.state === 'draft' ? 'held' : view.state} />
      </View>
      <Doc {...record} />
      <Absent {...record} />
    </View>
  )
}
