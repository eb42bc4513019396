import { View } from '@tarojs/components'
import { Page } from '../../components/Page'
import { Phrases } from '../../components/Phrases'
import { PrivacyLink } from '../../components/PrivacyLink'
import { Row } from '../../components/Row'
import { Segments } from '../../components/Segments'
import { navigate } from '../../lib/navigate'
import { privacy } from '../../lib/privacy'
import { categoryWords, dutyWords, stageWords } from '../../lib/words'
import { type Home, useHome, useMe } from '../../me'
import { version } from '../../platform/version'
import { OwnRows } from './OwnRows'
import { SpeakerRow } from './SpeakerRow'
import styles from './index.module.scss'

const sizes = [
  { key: 'fs-m', label: '标准', look: styles.standard },
  { key: 'fs-l', label: '大', look: styles.large },
  { key: 'fs-xl', label: '特大', look: styles.largest },
] as const

export default function MinePage() {
  const home = useHome()
  const { fontSize, setFontSize } = useMe()

  return (
    <Page tab='mine'>
      {home.step === 'ready' && <Person me={home.data.me} />}
      {home.step === 'failed' && home.code === 'NOT_BOUND' && <Unbound />}
      <View className='sec'>字号</View>
      <Segments items={sizes} value={fontSize} onChange={setFontSize} />
      <View className={styles.feedback}>
        <Row title='投诉与建议' icon='message-square-text' onClick={() => void navigate('feedback')} />
      </View>
      {home.step === 'ready' && <SpeakerRow isSpeaker={home.data.me.speaker} />}
      {home.step === 'ready' && <OwnRows phone={home.data.me.phone} />}
      <View className='sec'>隐私</View>
      <View className='t-small c-2'>{`${privacy.kept}${privacy.seen}${privacy.never}`}</View>
      <PrivacyLink />
      <View className={`${styles.version} t-cap c-3`}>
        {home.step === 'ready' ? `版本 ${version()}，规则 ${home.data.ruleVersion}` : `版本 ${version()}`}
      </View>
    </Page>
  )
}

/** A phone that belongs to nobody yet. */
function Unbound() {
  return (
    <Row title='认领身份' sub='用邀请码，或核对姓名和出生年月' icon='user-round' onClick={() => navigate('join')} />
  )
}

function Person({ me: { name, branch, unit, stage, duties, categories } }: Pick<Home, 'me'>) {
  const words = [
    stageWords[stage],
    ...duties.map((duty) => dutyWords[duty]),
    ...categories.map((category) => categoryWords[category]),
  ]
  // some categories say what stage or post have said
  const standing = words.filter((word, index) => words.indexOf(word) === index).join('、')
  return (
    <View className={styles.person}>
      <View className='t-head'>{name}</View>
      <View className='t-small c-2'>
        <Phrases text={`${branch}，${standing}`} />
      </View>
      <View className='t-small c-2'>{unit}</View>
    </View>
  )
}
