import { View } from '@tarojs/components'
import { Bar } from '../../../components/Bar'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Leaf } from '../../../components/Leaf'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { Sample, Section } from './Section'

const LONG_NAME = '阿依古丽·买买提江'
const LONG_BRANCH = '云岭高速公路运营管理有限公司麓山管理处青枫收费站联合党支部'
const nothing = () => undefined

const parts = [
  { state: 'present', count: 20 },
  { state: 'late', count: 4 },
  { state: 'leave', count: 3 },
  { state: 'absent', count: 5 },
] as const

export function Lists() {
  return (
    <Section title='页和行'>
      <Sample name='Leaf'>
        <Leaf band={['十一月', '主题党日']}>
          <View className='t-num'>5</View>
          <View className='t-title'>
            <Phrases text='守好一条路，温暖一程人' />
          </View>
        </Leaf>
      </Sample>
      <Row title='王建国' sub='正式党员' />
      <Row title='看回复与签到' sub='11月5日，星期四' icon='users-round' onClick={nothing} />
      <Row title={LONG_NAME} sub={LONG_BRANCH} right={<Tag state='late' />} />
      <Row title={LONG_NAME} icon='user-round' right={<Button kind='small'>点到</Button>} />
      <Row last title={LONG_BRANCH} sub='最后一行没有线' right={<Tag state='returned' />} onClick={nothing} />
      <Sample name='Facts'>
        <Facts
          items={[
            ['时间', '11月5日，星期四，15:00–17:00'],
            ['地点', '青枫收费站二楼会议室'],
            ['支部', LONG_BRANCH],
          ]}
        />
      </Sample>
      <Sample name='Bar：准时 20，迟到 4，请假 3，未到 5'>
        <Bar parts={parts} label='准时 20 人，迟到 4 人，请假 3 人，未到 5 人' />
      </Sample>
    </Section>
  )
}
