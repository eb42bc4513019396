import { Text, View } from '@tarojs/components'
import type { SheetFormat } from '#types/contract/report'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Glyph } from '../../../components/Glyph'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { type FileWay, wayOf } from '../../../platform/file'
import { useExport } from './useExport'
import styles from './ExportSheet.module.scss'

const formats: readonly { key: SheetFormat; label: string }[] = [
  { key: 'xlsx', label: 'Excel 表格' },
  { key: 'csv', label: 'csv 文本' },
]

const takeWords: Record<FileWay, string> = { open: '打开表格', forward: '转发到聊天', save: '保存文件' }

const hints: Record<FileWay, string> = {
  open: '打开以后，点右上角可以转发或保存。',
  forward: '手机上打不开 csv，请转发到“文件传输助手”，在电脑上打开。',
  save: '文件会保存到下载的文件夹。',
}

interface ExportSheetProps {
  orgId: string
  org: string
  onClose: () => void
}

/** A list that leaves the app is its owner's to guard: said before it is made. */
export function ExportSheet({ orgId, org, onClose }: ExportSheetProps) {
  const file = useExport(orgId, org)
  const { format, made, busy, problem } = file
  if (made) {
    return (
      <Sheet open title='文件已生成' onClose={onClose}>
        <View className={styles.lead}>
          <Phrases
            text={`名单共 ${made.rows} 人。${hints[wayOf(made.format)]}下载链接 10 分钟内有效，过时请重新导出。`}
          />
        </View>
        {problem && <Problem text={problem} />}
        <View className={styles.first}>
          <Button kind='primary' disabled={busy} why='正在取文件' onClick={file.take}>
            {takeWords[wayOf(made.format)]}
          </Button>
        </View>
        <Button kind='secondary' disabled={busy} onClick={file.reset}>
          重新导出
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet open title='导出名单' onClose={onClose}>
      <View className={styles.lead}>
        <Phrases text={`${org}的全部人员，没有手机、微信标识和出生年月。导出会留下操作记录，文件请妥善保管。`} />
      </View>
      <View className={styles.formats}>
        <Chips items={formats} value={format} onChange={file.setFormat} />
      </View>
      <View className={styles.lead}>
        <Phrases text={hints[wayOf(format)]} />
      </View>
      {problem && <Problem text={problem} />}
      <Button kind='primary' disabled={busy} why='正在生成' onClick={file.make}>
        导出
      </Button>
    </Sheet>
  )
}

function Problem({ text }: { text: string }) {
  return (
    <View className={styles.problem} ariaRole='alert'>
      <Glyph state='late' />
      <Text className={styles.problemText}>{text}</Text>
    </View>
  )
}
