import { Text, View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { Phrases } from '../../../components/Phrases'
import type { LeaveForm } from './useAskLeave'
import { approversOf, shareWords, warningWords } from './words'
import styles from './index.module.scss'

/** Who decides, and what it leads to; the share only where it matters. */
export function Approval({ form, now }: Pick<LeaveForm, 'form' | 'now'>) {
  if (form.step === 'loading') return null
  if (form.step === 'failed') {
    return <Who title={['由谁审批，', '连上网络以后显示']} text='可以先点好原因，内容会留在这部手机上。' />
  }
  const { chain, needsReturn, share, warning } = form.data
  const after = '批准后可以补课，也可以由支部送学'
  const warned = warningWords(warning, '再请这一次', now)
  return (
    <>
      <Who title={approversOf(chain)} text={needsReturn ? `${after}，回来以后请在“我的假条”里销假` : after} />
      {warned && (
        <View className={styles.share}>
          <View className='strong'>
            <Phrases text={shareWords(share)} />
          </View>
          <Phrases text={warned} />
        </View>
      )}
    </>
  )
}

function Who({ title, text }: { title: readonly string[]; text: string }) {
  return (
    <View className={styles.who}>
      <View className={styles.whoIcon}>
        <Icon name='user-round-check' />
      </View>
      <View className={styles.whoWords}>
        <View className='t-body strong'>
          {title.map((piece, index) => (
            <Text key={index} className='ph'>
              {piece}
            </Text>
          ))}
        </View>
        <View className='t-small c-2'>
          <Phrases text={text} />
        </View>
      </View>
    </View>
  )
}
