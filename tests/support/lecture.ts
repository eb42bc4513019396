import type { Input } from '#types/contract'
import { mustCallAs } from './world'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

export const lectureId = (n: number) => `lecture-${String(n).padStart(14, '0')}`

const site: Input<'lecture.saveSite'> = {
  orgId: 'unit',
  name: '三号隧道口',
  type: 'construction',
  address: '二标段三号隧道进口',
  hostBranchId: 'sibling',
  capacity: 40,
}

/** A site with the sibling for its host, and two lecturers: a guest and one of ours. */
export async function givenStage(changes: Partial<typeof site> = {}) {
  const lecturer = { orgId: 'unit', name: '陈教授', title: '省委党校教授', memberId: null, retired: false }
  const { siteId } = await mustCallAs('o-unitOrganiser', 'lecture.saveSite', { ...site, ...changes })
  const { lecturerId } = await mustCallAs('o-unitOrganiser', 'lecture.saveLecturer', lecturer)
  const own = { ...lecturer, name: 'li', title: '收费班长', memberId: 'm-li' }
  const ours = await mustCallAs('o-unitOrganiser', 'lecture.saveLecturer', own)
  return { siteId, lecturerId, oursId: ours.lecturerId }
}

/** On the 20th, 9:00 to 11:00, with both branches of the unit. */
export const planOf = (
  { siteId, lecturerId }: { siteId: string; lecturerId: string },
  changes: Partial<Input<'lecture.plan'>> = {},
): Input<'lecture.plan'> => ({
  orgId: 'unit',
  lectureId: lectureId(1),
  series: '路上的党课',
  title: '守好一条路',
  siteId,
  lecturerId,
  courseId: null,
  start: at('20T09:00:00'),
  end: at('20T11:00:00'),
  branchIds: ['branch', 'sibling'],
  again: false,
  ...changes,
})

export const confirm = (n = 1) =>
  mustCallAs('o-siblingSecretary', 'lecture.confirm', { branchId: 'sibling', lectureId: lectureId(n), yes: true })

export const publishLecture = (n = 1) =>
  mustCallAs('o-unitOrganiser', 'lecture.publish', { orgId: 'unit', lectureId: lectureId(n) })

/** Planned, confirmed and published. */
export async function givenLecture(changes: Partial<Input<'lecture.plan'>> = {}) {
  await mustCallAs('o-unitOrganiser', 'lecture.plan', planOf(await givenStage(), changes))
  await confirm()
  return (await publishLecture()).lecture
}
