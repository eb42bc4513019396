import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { type FileWay, wayOf } from '../../../platform/file'
import { Notice } from '../../account/Notice'
import { OwnSpan } from './OwnSpan'
import { periods, spanWords } from './period'
import { type ReadyBook, useRecordBook } from './useRecordBook'
import styles from './index.module.scss'

const hints: Record<FileWay, string> = {
  open: '打开以后，点右上角可以转发或保存。',
  forward: '请转发到“文件传输助手”，在电脑上打开。',
  save: '文件会保存到下载的文件夹。',
}

/** 台账: what an inspection asks for, as one sheet. */
export default function RecordBookPage() {
  const book = useRecordBook()
  if (book.step !== 'ready') return <Page state={book} />
  return (
    <Page state={book} dock={<BookDock {...book} />}>
      <View>
        <View className='form-head'>
          <View className='t-head'>
            <Phrases text='导出哪几个月的台账？' />
          </View>
          <View className='t-small c-2'>
            <Phrases text={`${book.org}，活动、到会和十二个月的情况，各成一页。`} />
          </View>
        </View>
        {book.made ? <Made {...book} /> : <Choice {...book} />}
        {book.refusal && <Notice state='late' text={book.refusal} />}
      </View>
    </Page>
  )
}

function Choice(book: ReadyBook) {
  const { period, setPeriod, span } = book
  return (
    <>
      <View className={styles.periods}>
        <Chips items={periods} value={period} onChange={setPeriod} />
      </View>
      {period === 'own' ? <OwnSpan {...book} /> : <View className={styles.lead}>{spanWords(span)}</View>}
      <View className={styles.lead}>
        <Phrases text='导出会留下操作记录，文件里有姓名，请妥善保管。' />
      </View>
    </>
  )
}

function Made({ made }: ReadyBook) {
  if (!made) return null
  return (
    <>
      <Notice state='present' text={`${spanWords(made.span)}的台账已生成，共 ${made.rows} 行。`} />
      <View className={styles.lead}>
        <Phrases text={`${hints[wayOf('xlsx')]}下载链接 10 分钟内有效，过时请重新导出。`} />
      </View>
    </>
  )
}

const takeWords: Record<FileWay, string> = { open: '打开表格', forward: '转发到聊天', save: '保存文件' }

function BookDock({ made, busy, problem, make, takeAgain, reset }: ReadyBook) {
  if (made) {
    return (
      <Dock>
        <Button kind='secondary' disabled={busy} onClick={reset}>
          重新导出
        </Button>
        <Button kind='primary' disabled={busy} why='正在取文件' onClick={takeAgain}>
          {takeWords[wayOf('xlsx')]}
        </Button>
      </Dock>
    )
  }
  return (
    <Dock>
      <Button kind='primary' disabled={problem !== null || busy} why={busy ? '正在生成' : '请改月份'} onClick={make}>
        导出表格
      </Button>
    </Dock>
  )
}
