import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { regionNames } from '#domain/region'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { teamAndLevel } from '../../../lib/tourWords'
import { ReasonForm } from '../../office/lectures/ReasonForm'
import { type Speaker, useDecision } from './useRegistry'
import styles from './index.module.scss'

interface SpeakerSheetProps {
  speaker: Speaker
  isOffice: boolean
  onClose: () => void
  reload: () => Promise<void>
}

/** One entry, and what the office says to it. */
export function SpeakerSheet({ speaker, isOffice, onClose, reload }: SpeakerSheetProps) {
  const { reason, busy, confirm, refuse } = useDecision(speaker, onClose, reload)
  if (reason.asking) {
    return (
      <Sheet open title='为什么不确认？' onClose={reason.close}>
        <ReasonForm
          reason={reason}
          label='不确认的原因'
          warning='本人会看到这个原因，改好以后可以再报。'
          verb='告诉本人'
          busy={busy}
          onConfirm={refuse}
        />
      </Sheet>
    )
  }
  const { id, name, state } = speaker
  return (
    <Sheet open title={name} onClose={onClose}>
      <Facts items={factsOf(speaker)} />
      {state === 'confirmed' && (
        <Row
          icon='user-round'
          title='看宣讲员主页'
          sub='主题和讲过的站点，大家都看得到'
          last
          onClick={() => navigate('speakerProfile', { speakerId: id })}
        />
      )}
      {isOffice && state === 'applied' && (
        <View className={styles.deeds}>
          <View className={styles.first}>
            <Button kind='primary' disabled={busy} why='正在办理' onClick={confirm}>
              确认为宣讲员
            </Button>
          </View>
          <Button kind='secondary' disabled={busy} onClick={reason.ask}>
            不确认
          </Button>
        </View>
      )}
    </Sheet>
  )
}

function factsOf(speaker: Speaker): [string, string][] {
  const { team, level, branch, unit, intro, topics, home, regions, monthlyLimit, state } = speaker
  const place: [string, string][] = [
    ['队伍', teamAndLevel(team, level)],
    ['支部', branch],
    ['单位', unit],
  ]
  if (state === 'invited') return [...place, ['资料', '等本人填写']]
  return [
    ...place,
    ['介绍', intro],
    ['主题', topics.map((topic) => topicNames[topic]).join('、')],
    ['常驻', regionNames[home]],
    ['愿意去', regions.map((region) => regionNames[region]).join('、')],
    ['每月', monthlyLimit === null ? '按一般的上限' : `最多 ${monthlyLimit} 站`],
  ]
}
