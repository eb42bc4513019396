import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { pastTime } from '../../../lib/spoken'
import { leaveRoleWords } from '../../../lib/words'
import type { Slip } from './slips'

/** Who has decided, and who is still asked. */
export function Steps({ slip, now }: { slip: Slip; now: number }) {
  const { steps, phase, askedAt, enteredForHim, overdue } = slip
  const asked = `${pastTime(askedAt, now)} ${enteredForHim ? '由支部书记代填' : '提交'}`
  const decided = steps.filter(({ at }) => at !== null)
  // the first of those who are still asked stands in the tag
  const later = phase === 'asked' ? steps.filter(({ at }) => at === null).slice(1) : []
  const lines = [
    asked,
    ...decided.map(
      ({ role, byName, at, approved }) =>
        `${pastTime(at ?? askedAt, now)} ${leaveRoleWords[role]}${byName}${approved ? '同意' : '没有同意'}`,
    ),
    ...later.map(({ role }) => `然后由${leaveRoleWords[role]}审批`),
    ...(overdue && phase === 'returned' ? ['销假晚于假期结束，已经记下'] : []),
  ]
  return (
    <View className='t-cap c-3'>
      {lines.map((line, index) => (
        <View key={index}>
          <Phrases text={line} />
        </View>
      ))}
    </View>
  )
}
