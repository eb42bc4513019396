import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'

export function AskTourRow({ branchId }: { branchId: string }) {
  return (
    <Row
      icon='mic'
      title='宣讲点单'
      sub='想听什么就点，安排好了列在这里'
      onClick={() => navigate('tourAsks', { branchId })}
    />
  )
}

export function ScheduleRow({ orgId }: { orgId: string }) {
  return <Row icon='mic' title='宣讲日程' sub='谁到哪个支部讲什么' onClick={() => navigate('schedule', { orgId })} />
}

/** The group's organisers look on. */
export function TourLookRows() {
  return (
    <>
      <Row icon='route' title='巡讲' sub='每次巡讲的日程和历次发布' onClick={() => navigate('tours')} />
      <Row icon='map' title='覆盖情况' sub='十四个市州，哪里还没有去' onClick={() => navigate('coverage')} />
    </>
  )
}

/** 宣讲办: what waits for an answer stands first. */
export function TourOfficeRows() {
  return (
    <>
      <Row icon='mic' title='支部点单' sub='等得最久的排在前面' onClick={() => navigate('tourRequests')} />
      <Row icon='calendar-plus' title='巡讲' sub='加站，派单，发布日程' onClick={() => navigate('tours')} />
      <Row icon='users-round' title='宣讲员名册' sub='确认报名，邀请新人' onClick={() => navigate('speakerRegistry')} />
      <Row icon='map' title='覆盖情况' sub='十四个市州，哪里还没有去' last onClick={() => navigate('coverage')} />
    </>
  )
}
