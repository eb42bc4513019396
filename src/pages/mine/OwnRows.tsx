import { View } from '@tarojs/components'
import { Row } from '../../components/Row'
import { navigate } from '../../lib/navigate'
import { type OwnData, useOwnData } from './useOwnData'
import { PhoneRow } from './PhoneRow'
import { ReleaseSheet } from './ReleaseSheet'

/** For whoever is bound: correct, delete, take along, leave. */
export function OwnRows({ phone }: { phone: string | null }) {
  const own = useOwnData()
  return (
    <View>
      <View className='sec'>我的信息</View>
      <Row title='我的签到码' sub='没法扫码时，请支部书记扫' onClick={() => void navigate('personalCode')} />
      <Row title='我的假条' sub='今年请过的假，撤回，销假' onClick={() => void navigate('ownLeave')} />
      <PhoneRow phone={phone} />
      <Rows {...own} />
      <ReleaseSheet {...own.leaving} />
    </View>
  )
}

function Rows({ exportOwn, isExporting, leaving }: OwnData) {
  return (
    <>
      <Row title='更正我的信息' onClick={() => void navigate('feedback', { kind: 'correction' })} />
      <Row title='删除我的信息' onClick={() => void navigate('feedback', { kind: 'deletion' })} />
      <Row
        title='导出我的信息'
        sub={isExporting ? '正在整理' : '签到、学习进度、您写过的话，复制到剪贴板'}
        onClick={() => void exportOwn()}
      />
      <Row title='退出' sub='这部手机不再代表您' last onClick={leaving.ask} />
    </>
  )
}
