import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Feedback } from '../../../components/Feedback'
import { TabBar } from '../../../components/TabBar'
import { Sample, Section } from './Section'
import styles from './index.module.scss'

/** hover-class is put on by a finger alone, so here it is written. */
const Pressed = ({ look, word }: { look: string; word: string }) => <View className={`btn ${look}`}>{word}</View>

export function Buttons() {
  return (
    <Section title='按钮'>
      <Sample name='primary：开，按下，关'>
        <Button kind='primary'>参加</Button>
        <View className={styles.gap} />
        <Pressed look='btn-1 btn-1-press' word='参加' />
        <View className={styles.gap} />
        <Button kind='primary' disabled why='还差 2 项'>
          参加
        </Button>
      </Sample>
      <Sample name='secondary：开，按下，关'>
        <Button kind='secondary' icon='monitor'>
          投屏
        </Button>
        <View className={styles.gap} />
        <Pressed look='btn-2 btn-2-press' word='投屏' />
        <View className={styles.gap} />
        <Button kind='secondary' disabled>
          投屏
        </Button>
      </Sample>
      <Sample name='small：开，按下，关'>
        <View className={styles.line3}>
          <Button kind='small'>点到</Button>
          <Pressed look='btn-2 btn-s btn-2-press' word='点到' />
          <Button kind='small' disabled>
            点到
          </Button>
        </View>
      </Sample>
      <Sample name='Feedback'>
        <Feedback />
      </Sample>
    </Section>
  )
}

export function Docks() {
  return (
    <Section title='坞和页签栏'>
      <Sample name='Dock：一个动作，两条路，只有一句话'>
        <View className={styles.wide}>
          <Dock note='请在 11 月 4 日 20:00 前回复'>
            <Button kind='secondary'>请假</Button>
            <Button kind='primary'>参加</Button>
          </Dock>
          <Dock>
            <Button kind='primary' icon='scan-line'>
              扫码签到
            </Button>
          </Dock>
          <Dock note='可以补点名，到 11月7日 17:00 为止' />
        </View>
      </Sample>
      <Sample name='TabBar'>
        <View className={styles.wide}>
          <TabBar current='courses' />
        </View>
      </Sample>
    </Section>
  )
}
