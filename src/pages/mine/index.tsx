import { View } from '@tarojs/components'
import { Feedback } from '../../components/Feedback'
import { Page } from '../../components/Page'
import { Phrases } from '../../components/Phrases'
import { Segments } from '../../components/Segments'
import { dutyWords, stageWords } from '../../lib/words'
import { type Home, useHome, useMe } from '../../me'
import { version } from '../../platform/version'
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
      <View className='sec'>字号</View>
      <Segments items={sizes} value={fontSize} onChange={setFontSize} />
      <View className='sec'>隐私</View>
      <View className='t-small c-2'>
        月课只记您的姓名、支部和职务，以及回复、请假、签到。不记位置，不记学习时长，不收身份证号。
      </View>
      <View className={styles.foot}>
        <Feedback />
        <View className={`${styles.version} t-cap c-3`}>
          {home.step === 'ready' ? `版本 ${version()}，规则 ${home.data.ruleVersion}` : `版本 ${version()}`}
        </View>
      </View>
    </Page>
  )
}

function Person({ me: { name, branch, unit, stage, duties } }: Pick<Home, 'me'>) {
  const standing = [stageWords[stage], ...duties.map((duty) => dutyWords[duty])].join('、')
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
