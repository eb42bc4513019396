import { Text, View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { useInvite } from './useInvite'
import type { Person } from './usePeople'
import styles from './index.module.scss'

interface InviteSheetProps {
  person: Person | null
  branchId: string
  onClose: () => void
}

/** One code for one person: given out by the secretary, read out or sent as a message. */
export function InviteSheet({ person, branchId, onClose }: InviteSheetProps) {
  const invite = useInvite(branchId, person)
  if (invite.step === 'closed') return null
  if (invite.step === 'asking') {
    return (
      <Sheet open title={`${invite.person.name}还没有认领`} onClose={onClose}>
        <View className={styles.lead}>
          发一个邀请码，请本人在自己的手机上打开月课，填上邀请码认领身份，再由您确认。以前发过的码随即作废。
        </View>
        <Button kind='primary' disabled={invite.busy} why='正在生成' onClick={invite.ask}>
          发邀请码
        </Button>
      </Sheet>
    )
  }
  const { code, expiresAt } = invite
  const halves = [code.slice(0, 4), code.slice(4)]
  return (
    <Sheet open title={`${invite.person.name}的邀请码`} onClose={onClose}>
      <View className={styles.code} ariaRole='text' ariaLabel={`邀请码，${code.split('').join(' ')}`}>
        {halves.map((half, index) => (
          <Text key={index} className={`${styles.half} t-num`}>
            {half}
          </Text>
        ))}
      </View>
      <View className={styles.lead}>
        <Phrases
          text={`${shortDay(expiresAt)}，${weekdayOf(expiresAt)} ${timeOf(expiresAt)} 以前有效，只能用一次。请只告诉本人，本人填好以后，到“认领申请”里确认。`}
        />
      </View>
      <Button kind='primary' onClick={invite.copy}>
        复制邀请码
      </Button>
    </Sheet>
  )
}
