import { View } from '@tarojs/components'
import { attendanceStatuses } from '#domain/session'
import { Empty } from '../../../components/Empty'
import { Failure } from '../../../components/Failure'
import { Glyph, monthStates } from '../../../components/Glyph'
import { Icon, iconNames } from '../../../components/Icon'
import { Skeleton } from '../../../components/Skeleton'
import { Tag } from '../../../components/Tag'
import { Button } from '../../../components/Button'
import { Sample, Section } from './Section'
import styles from './index.module.scss'

export function States() {
  return (
    <Section title='状态'>
      <Sample name='Tag：一个月'>
        <View className={styles.flow}>
          {monthStates.map((state) => (
            <View key={state} className={styles.item}>
              <Tag state={state} />
            </View>
          ))}
          <View className={styles.item}>
            <Tag state='late' word='逾期' />
          </View>
        </View>
      </Sample>
      <Sample name='Tag：一个人'>
        <View className={styles.flow}>
          {attendanceStatuses.map((state) => (
            <View key={state} className={styles.item}>
              <Tag state={state} />
            </View>
          ))}
        </View>
      </Sample>
      <Sample name='Glyph'>
        <View className={styles.flow}>
          {[...monthStates, ...attendanceStatuses].map((state) => (
            <View key={state} className={styles.item}>
              <Glyph state={state} />
            </View>
          ))}
        </View>
      </Sample>
    </Section>
  )
}

export function Icons() {
  return (
    <Section title='图标'>
      <View className={styles.grid}>
        {iconNames.map((name) => (
          <View key={name} className={styles.icon}>
            <Icon name={name} size='l' />
            <View className='t-cap c-3'>{name}</View>
          </View>
        ))}
      </View>
      <Sample name='s，m，l，xl'>
        <View className={styles.flow}>
          {(['s', 'm', 'l', 'xl'] as const).map((size) => (
            <View key={size} className={styles.item}>
              <Icon name='check' size={size} />
            </View>
          ))}
        </View>
      </Sample>
    </Section>
  )
}

export function Voids() {
  return (
    <Section title='空，载入，出错'>
      <Empty
        title='这个月还没有安排'
        text='支部发布主题党日以后，时间、地点会出现在这里。'
        action={<Button kind='small'>听一段课程</Button>}
      />
      <Empty full title='这个月都完成了' text='下一场主题党日在 12月4日，星期五。' />
      <Failure title='没有连上网络' text='已经填的都还在，连上以后再试一次。' />
      <Skeleton />
    </Section>
  )
}
