import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/Button'
import { Option, Options } from '../../../../components/Option'
import { Phrases } from '../../../../components/Phrases'
import { Sheet } from '../../../../components/Sheet'
import { type FileWay, wayOf } from '../../../../platform/file'
import { Notice } from '../../../account/Notice'
import type { ReadyPlaces } from './usePlaces'
import { type Layout, usePosters } from './usePosters'
import styles from './index.module.scss'

const hints: Record<FileWay, string> = {
  open: '打开以后，点右上角可以转发到电脑打印。',
  forward: '请转发到“文件传输助手”，在电脑上打印。',
  save: '文件会保存到下载的文件夹。',
}

/** 打印: twenty small ones a page, to be cut out, or one large one a page. */
export function PrintSheet({ onClose, ...places }: ReadyPlaces & { onClose: () => void }) {
  const [layout, setLayout] = useState<Layout>('sheet')
  const posters = usePosters(places)
  const { length } = places.inUse
  const pages = layout === 'sheet' ? Math.ceil(length / 20) : length
  return (
    <Sheet open title='怎样打印？' onClose={onClose}>
      <Options>
        <Option title='每页 20 张小码' about='剪开来贴' on={layout === 'sheet'} onClick={() => setLayout('sheet')} />
        <Option
          title='每页一张海报'
          about='整张贴在墙上'
          on={layout === 'single'}
          last
          onClick={() => setLayout('single')}
        />
      </Options>
      <View className={`${styles.lead} t-small c-2`}>
        <Phrases
          text={`打印${places.isWhole ? '' : '这一页'}在用的 ${length} 张码，A4 共 ${pages} 页。${hints[wayOf('pdf')]}`}
        />
      </View>
      {posters.problem && <Notice state='late' text={posters.problem} />}
      <Button kind='primary' disabled={posters.busy} why='正在生成' onClick={() => posters.make(layout)}>
        生成 PDF
      </Button>
    </Sheet>
  )
}
