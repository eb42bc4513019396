import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { monthOf, shortDay, weekdayOf } from '#domain/calendar'
import { type RecordSection, recordSections, sectionNames } from '#domain/record'
import type { Output } from '#types/contract'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { useQuery } from '../../../lib/useQuery'
import { kindWords, statusWords } from '../../../lib/words'
import styles from '../record/index.module.scss'

type Reading = Output<'record.read'>

/** The branch's record, for whoever was invited. Until it is reported there is nothing to read, which is no failure. */
export default function ReadingPage() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const query = useQuery('record.read', { sessionId })
  if (query.step === 'failed' && query.code === 'RECORD_NOT_OPEN') {
    return (
      <Page>
        <Empty title='记录还没有上报' text='支部书记写好、上报以后，就能在这里看。' />
      </Page>
    )
  }
  if (query.step !== 'ready') return <Page state={query} />
  return (
    <Page state={query}>
      <View>
        <Head {...query.data} />
        <View className={`sec ${styles.docHead}`}>
          支部记录
          <Tag state={query.data.state} />
        </View>
        <Doc {...query.data} />
      </View>
    </Page>
  )
}

function Head({ start, kind, own }: Reading) {
  return (
    <View className='form-head'>
      <View className='t-head'>
        <Phrases text={`${shortDay(start)}，${kindWords[kind]}。`} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={own ? `${weekdayOf(start)}，您的到会情况：${statusWords[own]}` : weekdayOf(start)} />
      </View>
    </View>
  )
}

function Doc({ branch, start, kind, sentences }: Reading) {
  const told = (section: RecordSection) => sentences.filter((one) => one.section === section).map(({ text }) => text)
  return (
    <View className={`card ${styles.doc}`}>
      <View className={styles.docTitle}>{`${branch} ${Number(monthOf(start).slice(5))} 月${kindWords[kind]}记录`}</View>
      {recordSections.map((section) => {
        const texts = told(section)
        if (!texts.length) return null
        if (section === 'footer') return <Foot key={section} text={texts.join('')} />
        return (
          <View key={section} className={styles.section}>
            <View className={styles.sectionHead}>{sectionNames[section]}</View>
            <View className={styles.paragraph}>{texts.join('')}</View>
          </View>
        )
      })}
    </View>
  )
}

const Foot = ({ text }: { text: string }) => (
  <View className={styles.docFoot}>{`${text}没有到会的同志在这里只记人数。`}</View>
)
