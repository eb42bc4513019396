import { Text, View } from '@tarojs/components'
import { contrast } from './contrast'
import { Section } from './Section'
import styles from './index.module.scss'

const PAPER = '#faf8f4'

/** The tokens of app.scss, which a script cannot read on a phone; `least` is what look.md asks on paper. */
const colours = [
  { name: 'ink', look: styles.ink, value: '#1e1a17', least: 4.5 },
  { name: 'ink-2', look: styles.ink2, value: '#574f48', least: 4.5 },
  { name: 'ink-3', look: styles.ink3, value: '#6b6259', least: 4.5 },
  { name: 'red', look: styles.red, value: '#9f1c1f', least: 4.5 },
  { name: 'gold-text', look: styles.goldText, value: '#7d5a18', least: 4.5 },
  { name: 'pine', look: styles.pine, value: '#2f5d4e', least: 4.5 },
  { name: 'rust', look: styles.rust, value: '#954509', least: 4.5 },
  { name: 'edge', look: styles.edge, value: '#8f857a', least: 3 },
  { name: 'gold', look: styles.gold, value: '#b58a3c', least: 0 },
  { name: 'line', look: styles.line, value: '#e6e0d6', least: 0 },
  { name: 'wash', look: styles.wash, value: '#f3efe8', least: 0 },
  { name: 'sheet', look: styles.sheet, value: '#ffffff', least: 0 },
]

export function Colours() {
  return (
    <Section title='颜色，在纸上的对比'>
      <View className={styles.grid}>
        {colours.map(({ name, look, value, least }) => (
          <View key={name} className={styles.colour}>
            <View className={`${styles.swatch} ${look}`} />
            <View className='t-small strong'>{name}</View>
            <View className='t-cap c-3'>{`${contrast(value, PAPER).toFixed(1)}${least ? `，至少 ${least}` : ''}`}</View>
          </View>
        ))}
      </View>
    </Section>
  )
}

const texts = [
  ['t-num', '18:52'],
  ['t-head', '明天有一场主题党日。'],
  ['t-title', '守好一条路，温暖一程人'],
  ['t-lead', '11 月主题党日'],
  ['t-body', '青枫收费站二楼会议室'],
  ['t-small', '批准后由支部送学'],
  ['t-cap', '请在今晚 20:00 前回复'],
] as const

export function Type() {
  return (
    <Section title='字'>
      {texts.map(([look, words]) => (
        <View key={look} className={styles.text}>
          <Text className='t-cap c-3'>{look}</Text>
          <View className={look}>{words}</View>
        </View>
      ))}
      <View className={styles.text}>
        <Text className='t-cap c-3'>c-2 c-3 strong</Text>
        <View className='t-body c-2'>第二行</View>
        <View className='t-body c-3'>说明</View>
        <View className='t-body strong'>要紧的</View>
      </View>
    </Section>
  )
}
