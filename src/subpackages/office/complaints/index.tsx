import { View } from '@tarojs/components'
import { Empty } from '../../../components/Empty'
import { Icon } from '../../../components/Icon'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { pastTime } from '../../../lib/spoken'
import { complaintWords } from '../../../lib/words'
import { Pager } from '../../../components/Pager'
import { AnswerSheet } from './AnswerSheet'
import { type Complaint, type ReadyComplaints, useComplaints } from './useComplaints'
import { beginning } from './words'
import styles from './index.module.scss'

export default function ComplaintsPage() {
  const list = useComplaints()
  if (list.step !== 'ready') return <Page state={list} />
  const { complaints, pages, next } = list
  const pager = <Pager onBack={pages.number ? pages.back : null} onNext={next ? () => pages.onward(next) : null} />
  if (!complaints.length) {
    return (
      <Page state={list}>
        <Empty full title='都答复了' text='有新的投诉或建议时，会列在这里。' action={pages.number ? pager : null} />
      </Page>
    )
  }
  return (
    <Page state={list}>
      <View className={`${styles.hint} t-small c-2`}>
        <Phrases text='等得最久的排在前面，点开可以答复。' />
      </View>
      {complaints.map((complaint) => (
        <ComplaintItem key={complaint.id} complaint={complaint} {...list} />
      ))}
      {pager}
      <AnswerSheet {...list} />
    </Page>
  )
}

function ComplaintItem({ complaint, now, open }: ReadyComplaints & { complaint: Complaint }) {
  const { kind, text, who, askedAt } = complaint
  return (
    <View className={styles.item} hoverClass={styles.press} ariaRole='button' onClick={() => open(complaint)}>
      <View className={styles.words}>
        <View className={styles.kind}>{complaintWords[kind]}</View>
        <View className='t-body'>{beginning(text)}</View>
        <View className='t-cap c-3'>
          <Phrases text={`${who}，${pastTime(askedAt, now)}`} />
        </View>
      </View>
      <View className='c-3'>
        <Icon name='chevron-right' size='s' />
      </View>
    </View>
  )
}
