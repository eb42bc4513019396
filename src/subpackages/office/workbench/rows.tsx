import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { type Query, useQuery } from '../../../lib/useQuery'
import type { Output } from '#types/contract'

export function PeopleRow({ orgId, sub, last = true }: { orgId: string; sub: string; last?: boolean }) {
  return <Row icon='users-round' title='党员名单' sub={sub} last={last} onClick={() => navigate('people', { orgId })} />
}

/** Only a hint: the page behind it says what went wrong if this question fails. */
function waitingWords(query: Query<Output<'claim.list'>>): string {
  if (query.step !== 'ready') return '有人要用手机认领身份时，由您确认'
  const { length } = query.data.waiting
  return length ? `${length} 人等您确认` : '没有待确认的认领'
}

export function ClaimsRow({ branchId }: { branchId: string }) {
  const claims = useQuery('claim.list', { branchId })
  const toClaims = () => navigate('claims', { branchId })
  return <Row icon='check' title='认领申请' sub={waitingWords(claims)} onClick={toClaims} />
}

export function AdministratorRows({ orgId }: { orgId: string }) {
  return (
    <>
      <PeopleRow orgId={orgId} sub='全集团，按姓名找人' last={false} />
      <Row
        icon='message-square-text'
        title='投诉与建议'
        sub='等得最久的排在前面'
        onClick={() => navigate('complaints')}
      />
      <Row icon='clock' title='操作记录' sub='谁在什么时候改了什么' last onClick={() => navigate('audit')} />
    </>
  )
}
