import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { ScheduleRow, TourLookRows } from './tourRows'

export function PeopleRow({ orgId, sub, last = true }: { orgId: string; sub: string; last?: boolean }) {
  return <Row icon='users-round' title='党员名单' sub={sub} last={last} onClick={() => navigate('people', { orgId })} />
}

export function TreeRow({
  orgId,
  title,
  sub,
  last = false,
}: {
  orgId: string
  title: string
  sub: string
  last?: boolean
}) {
  return <Row icon='house' title={title} sub={sub} last={last} onClick={() => navigate('tree', { orgId })} />
}

export function ClaimsRow({ branchId, sub }: { branchId: string; sub: string }) {
  return <Row icon='check' title='认领申请' sub={sub} onClick={() => navigate('claims', { branchId })} />
}

export function MeetingsRow({ branchId }: { branchId: string }) {
  return (
    <Row
      icon='message-square-text'
      title='三会一课'
      sub='该开的会，已安排的，补记的'
      onClick={() => navigate('meetings', { branchId })}
    />
  )
}

export function HostingRow({ branchId, sub }: { branchId: string; sub: string }) {
  return <Row icon='presentation' title='大讲堂' sub={sub} onClick={() => navigate('hosting', { branchId })} />
}

export function LeaveRow({ orgId, sub }: { orgId: string; sub: string }) {
  return <Row icon='calendar-x' title='待批假条' sub={sub} onClick={() => navigate('leaveInbox', { orgId })} />
}

export function RecordBookRow({ orgId, last = false }: { orgId: string; last?: boolean }) {
  return (
    <Row
      icon='book-open'
      title='台账导出'
      sub='活动、到会、十二个月，一张表'
      last={last}
      onClick={() => navigate('recordBook', { orgId })}
    />
  )
}

function RulesRow({ sub }: { sub: string }) {
  return <Row icon='pen-line' title='规则包' sub={sub} onClick={() => navigate('rules')} />
}

/** What is looked at every day stands first. */
export function OrganiserRows({ orgId, isGroup }: { orgId: string; isGroup: boolean }) {
  return (
    <>
      <Row icon='monitor' title='月度看板' sub='哪些支部需要帮助' onClick={() => navigate('heatMap', { orgId })} />
      <Row icon='check' title='验收记录' sub='等得最久的排在前面' onClick={() => navigate('acceptance', { orgId })} />
      <LeaveRow orgId={orgId} sub='较长的请假，由组织者批' />
      {isGroup && <Row icon='calendar-plus' title='月度包' sub='一月一课一片一实践' onClick={() => navigate('pack')} />}
      <Row
        icon='presentation'
        title='大讲堂'
        sub='把课送到工地、站所、项目'
        onClick={() => navigate('lectures', { orgId })}
      />
      <ScheduleRow orgId={orgId} />
      {isGroup && <TourLookRows />}
      <Row
        icon='headphones'
        title='课程管理'
        sub='新建，检查，上架，张贴码'
        onClick={() => navigate('courseDesk', { orgId })}
      />
      <Row
        icon='list-checks'
        title='学习需求'
        sub='大家想学什么，有没有课'
        onClick={() => navigate('needFigures', { orgId })}
      />
      <RecordBookRow orgId={orgId} />
      <TreeRow orgId={orgId} title='组织与党员' sub='从单位到支部、党小组' />
      {isGroup && <RulesRow sub='核对并发布新的一版' />}
      <PeopleRow orgId={orgId} sub={isGroup ? '全集团，按姓名找人' : '本单位，按姓名找人'} />
    </>
  )
}

export function AdministratorRows({ orgId }: { orgId: string }) {
  return (
    <>
      <TreeRow orgId={orgId} title='组织与党员' sub='更名、合并、拆分，任免职务' />
      <PeopleRow orgId={orgId} sub='全集团，按姓名找人' last={false} />
      <Row
        icon='book-open'
        title='导入名册'
        sub='新党员、转接、职务变动，一次更新'
        onClick={() => navigate('roster')}
      />
      <Row
        icon='message-square-text'
        title='投诉与建议'
        sub='等得最久的排在前面'
        onClick={() => navigate('complaints')}
      />
      <RulesRow sub='起草、试算，由另一人发布' />
      <Row icon='clock' title='操作记录' sub='谁在什么时候改了什么' last onClick={() => navigate('audit')} />
    </>
  )
}
