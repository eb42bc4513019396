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
        sub={isExporting ? '正在整理' : '复制到剪贴板，粘贴就能保存'}
        onClick={() => void exportOwn()}
      />
      <Row title='退出' sub='这部手机不再代表您' last onClick={leaving.ask} />
    </>
  )
}
