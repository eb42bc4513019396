import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { Pager } from '../../../components/Pager'
import { InboxItem } from './InboxItem'
import { type ReadyInbox, useInbox } from './useInbox'
import styles from './index.module.scss'

/** 待批假条: what waits for one's own decision, and who has not come back from leave yet. */
export default function LeaveInboxPage() {
  const inbox = useInbox()
  if (inbox.step !== 'ready') return <Page state={inbox} />
  const { slips, waiting, onBack, onNext } = inbox
  const pager = <Pager onBack={onBack} onNext={onNext} />
  if (!slips.length) {
    return (
      <Page state={inbox}>
        <Empty
          full
          title='没有待批的假条'
          text='等您审批的，和到期没有销假的，会列在这里。'
          action={onBack ? pager : null}
        />
      </Page>
    )
  }
  return (
    <Page state={inbox} dock={waiting.length > 1 && <AllDock {...inbox} />}>
      <View>
        <View className={`${styles.hint} t-small c-2`}>
          <Phrases text={`${inbox.org}，等您审批的，和到期没有销假的。`} />
        </View>
        {slips.map((slip) => (
          <InboxItem key={`${slip.sessionId}:${slip.memberId}`} slip={slip} {...inbox} />
        ))}
        {pager}
        <AllSheet {...inbox} />
      </View>
    </Page>
  )
}

function AllDock({ waiting, busy, all }: ReadyInbox) {
  return (
    <Dock>
      <Button kind='secondary' icon='check' disabled={busy} why='正在记' onClick={all.ask}>
        {`本页 ${waiting.length} 张全部同意`}
      </Button>
    </Dock>
  )
}

function AllSheet({ waiting, all }: ReadyInbox) {
  return (
    <Sheet open={all.isAsking} title={`同意这 ${waiting.length} 张？`} onClose={all.cancel}>
      <View className={styles.ask}>
        {waiting.map(({ sessionId, memberId, name }, index) => (
          <Text key={`${sessionId}:${memberId}`} className='ph'>
            {name + (index < waiting.length - 1 ? '、' : '。')}
          </Text>
        ))}
        <Text className='ph'>同意以后，本人会在首页看到已准假。</Text>
      </View>
      <Button kind='primary' onClick={all.confirm}>
        全部同意
      </Button>
    </Sheet>
  )
}
