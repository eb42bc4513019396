import { View } from '@tarojs/components'
import { longMonth } from '#domain/calendar'
import { packParts, partNames } from '#domain/monthPack'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { Confirm } from '../Confirm'
import { jumpTo } from './jump'
import type { ReadyPack } from './usePack'
import styles from './index.module.scss'

export function Drawers(pack: ReadyPack) {
  if (pack.drawer === 'missing') return <MissingSheet {...pack} />
  if (pack.drawer === 'preview') return <PreviewSheet {...pack} />
  return pack.drawer === 'publish' ? <PublishSheet {...pack} /> : null
}

function MissingSheet({ missing, close }: ReadyPack) {
  return (
    <Sheet open title={`还差 ${missing.length} 项`} onClose={close}>
      {missing.map(({ field, sentence }, index) => (
        <Row
          key={field}
          title={sentence}
          last={index === missing.length - 1}
          onClick={() => {
            close()
            jumpTo(field)
          }}
        />
      ))}
    </Sheet>
  )
}

/** As the secretary's month offers it. */
function PreviewSheet({ content, month, close }: ReadyPack) {
  return (
    <Sheet open title={content.title || '主题还没有写'} onClose={close}>
      <View className='t-small c-2'>
        <Phrases text={`支部看到的 ${longMonth(month)}，每一项选一个，也可以自己写。`} />
      </View>
      {packParts.map((part) => {
        const choices = content[part]
        return (
          choices && (
            <View key={part}>
              <View className='sec'>{partNames[part]}</View>
              <View className={`card ${styles.preview}`}>
                {choices.map(({ title, summary, materials }, index) => (
                  <View key={index} className={index ? `${styles.option} ${styles.second}` : styles.option}>
                    <View className='strong'>{title || '题目还没有写'}</View>
                    <View className='t-cap c-3'>{summary || '简介还没有写'}</View>
                    {materials.length > 0 && (
                      <View className='t-cap c-3'>{`资料：${materials.map(({ name }) => name).join('、')}`}</View>
                    )}
                  </View>
                ))}
              </View>
            </View>
          )
        )
      })}
    </Sheet>
  )
}

function PublishSheet({ month, version, content, publish, busy, close }: ReadyPack) {
  const lines = version
    ? [
        `这是 ${longMonth(month)}的第 ${version + 1} 版：${content.title}。`,
        '已经发布主题党日的支部不变，其余支部马上看到这一版。',
      ]
    : [`${longMonth(month)}：${content.title}。`, '发布以后，全集团各支部马上就能看到。', '以后可以再发布修订。']
  return (
    <Sheet open title={version ? '发布修订？' : '发布给各支部？'} onClose={close}>
      <Confirm lines={lines} verb='确认发布' busy={busy} onConfirm={publish} />
    </Sheet>
  )
}
