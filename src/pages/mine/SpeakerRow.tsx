import { View } from '@tarojs/components'
import { Row } from '../../components/Row'
import { navigate } from '../../lib/navigate'

/** 我的宣讲 for whoever is on the list; for all others the way onto it, which tells an invitation too. */
export function SpeakerRow({ isSpeaker }: { isSpeaker: boolean }) {
  return (
    <View>
      <View className='sec'>宣讲</View>
      {isSpeaker ? (
        <Row title='我的宣讲' sub='接单，填有空的日子，看讲过的' last onClick={() => void navigate('mySpeaking')} />
      ) : (
        <Row title='当宣讲员' sub='报名，或答复宣讲办的邀请' last onClick={() => void navigate('speakerEntry')} />
      )}
    </View>
  )
}
