import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { placeWord, stopTime } from '../../../lib/tourWords'
import { useAction } from '../../../lib/useAction'
import { say } from '../../../platform/dialog'
import type { Asks, Request } from './useAsks'
import styles from './index.module.scss'

interface RequestSheetProps extends Pick<Asks, 'branchId' | 'now' | 'close' | 'reload'> {
  request: Request
}

/** What was asked, and the way to take it back while nobody has been found. */
export function RequestSheet({ request, branchId, now, close, reload }: RequestSheetProps) {
  const { state, run } = useAction('request.withdraw')
  async function withdraw() {
    if (await run({ branchId, requestId: request.id })) {
      close()
      say('已撤回这个点单')
    }
    await reload()
  }
  return (
    <Sheet open title={topicNames[request.topic]} onClose={close}>
      <View className={styles.standing}>
        <Phrases
          text={
            request.state === 'refused'
              ? `宣讲办没有安排，原因：${request.refusedFor ?? ''}。可以换个主题或时间再点。`
              : '宣讲办正在安排，定下以后在这里告诉您。'
          }
        />
      </View>
      <Facts
        items={[
          ...request.wishes.map((wish, index) => [`时间 ${index + 1}`, stopTime(wish, now)] as const),
          ['地点', placeWord(request)],
          ['人数', `约 ${request.size} 人`],
          ['联系人', request.contact.name],
          ...(request.ask ? ([['想问', request.ask]] as const) : []),
        ]}
      />
      {request.state === 'asked' && (
        <Button kind='secondary' disabled={state.step === 'busy'} why='正在办理' onClick={withdraw}>
          撤回点单
        </Button>
      )}
    </Sheet>
  )
}
