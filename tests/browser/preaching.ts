import type { LocalCloud } from 'wx-cloud-local'
import { instantOf } from '#domain/calendar'
import { type StopStaff } from '#domain/staffing'
import type { Speaker, Stop, StopRequest } from '../../cloudfunctions/shared/documents'
import { emptyStaffing, withStop } from '../../cloudfunctions/shared/staffing'
import { type BranchName, paths, person } from '../support/people'
import { speakerOf, staffOf, stopOf, tourId, tourOf } from '../support/tours'

const guestToken = 'guest-token-aaaaaaaaaa'
export const stopAt = (n: number) => stopOf(n)._id
export const requestId = 'request-1-aaaaaaaaaaaa'

const ZHOU = 'm-zhou'
const QIN = 'm-qin'
const november = (...days: number[]) => days.map((day) => `2026-11-${String(day).padStart(2, '0')}`)

const names = { m_zhou: '阿依古丽·买买提江', m_qin: '欧阳建国', m_new: '迪丽努尔·阿卜杜拉', m_old: '上官云帆' }

const speakers: Speaker[] = [
  speakerOf('zhou', {
    name: names.m_zhou,
    free: november(3, 4, 10, 11, 12, 17, 18, 24),
    intro: '麓山管理处收费一班班长，省劳动模范，讲过三百场',
  }),
  speakerOf('qin', { name: names.m_qin, team: 'expert', level: 'unit', free: november(10, 11, 20, 24) }),
  speakerOf('new', { name: names.m_new, state: 'applied', since: null }, 'sibling'),
  speakerOf('old', { name: names.m_old, state: 'refused', refusedFor: '今年的青年队已经满员', since: null }, 'sibling'),
]

/** The n-th stop, on a day of November at an hour. */
function dated(n: number, day: number, hour: string, more: Partial<Stop> = {}, branch: BranchName = 'branch'): Stop {
  const start = instantOf(november(day)[0]!, hour)
  const place = '麓山管理处青枫收费站二楼职工之家，从东侧楼梯上去左手第一间'
  return stopOf(n, { title: BRANCH, place, start, end: start + 90 * 60_000, ...more }, branch)
}

/** Nothing but what a draft may change. */
const draftOf = ({ topic, region, place, start, end }: Stop) => ({ topic, region, place, start, end })

const BRANCH = '云岭高速公路运营管理有限公司麓山管理处青枫收费站联合党支部'

const zhouComes = { who: [ZHOU], yes: [ZHOU], left: 0, told: [ZHOU], released: true }

/** In each state one: told, moved by a draft, asked, open with a line, offered, nobody, a guest, cancelled, held. */
const stops: [Stop, Partial<StopStaff>][] = [
  [dated(1, 10, '14:30', { legs: [{ name: '去程上车', expected: null, counted: null }] }), zhouComes],
  [dated(2, 17, '09:00', { draft: draftOf(dated(2, 18, '14:30', { topic: 'theory' })) }), zhouComes],
  [dated(3, 12, '09:00', {}, 'sibling'), { who: [ZHOU], left: 0 }],
  [
    dated(4, 24, '09:00', {}, 'sibling'),
    { open: true, released: true, left: 0, who: [QIN], yes: [QIN], told: [QIN], waiting: [ZHOU] },
  ],
  [dated(5, 25, '09:00'), { open: true, released: true, left: 3 }],
  [dated(6, 20, '14:30'), { ...zhouComes, who: [QIN], yes: [QIN], told: [QIN], offers: [QIN] }],
  [dated(7, 26, '14:30', { region: 'chenzhou' }), {}],
  [
    dated(8, 27, '09:00', { region: 'xiangxi' }, 'foreign'),
    { partnerOnly: true, partner: { name: '市委党校理论教研室', state: 'asked', token: guestToken } },
  ],
  [dated(9, 26, '09:00', { cancelReason: '当天有抢险任务' }), { ...zhouComes, cancelled: true }],
]

const held: Stop = dated(10, 1, '09:00', {
  result: { present: 38, headCount: 40, speakers: [{ id: ZHOU, name: names.m_zhou, team: 'youth' }] },
})

const request = (n: number, more: Partial<StopRequest> = {}): StopRequest => {
  const { contact, size, region, place } = dated(n, 20, '09:00')
  const start = instantOf('2026-11-27', '14:30')
  return {
    ...{
      _id: requestId.replace('1', String(n)),
      branchId: 'branch',
      branch: BRANCH,
      unit: '云岭高速公路运营管理有限公司党委',
    },
    ...{
      orgPath: paths.branch,
      topic: 'rescue',
      wishes: [{ start, end: start + 90 * 60_000 }],
      place,
      region,
      point: null,
    },
    ...{
      contact,
      size,
      categories: ['youth'],
      ask: '新进站的年轻人，怎么把安全讲进心里？',
      ownBranchAllowed: false,
      legs: [],
    },
    ...{ state: 'asked', refusedFor: null, stopId: null, askedBy: 'm-secretary', askedAt: instantOf('2026-10-30') },
    ...more,
  }
}

/** 宣讲 in each state, with names as long as they get: o-tourOffice, o-zhou and o-qin (confirmed), o-new, o-old. */
export async function layPreaching(cloud: LocalCloud): Promise<void> {
  const put = (collection: string, ...docs: object[]) =>
    cloud.database.put(collection, ...(docs as Record<string, unknown>[]))
  const office = person('tourOffice', { branch: 'foreign', duty: 'tourOffice', at: 'group' })
  const members = speakers.map((one) => ({
    ...person(one._id.slice(2), { branch: one.branchId as BranchName }),
    ...{ name: one.name, branchName: BRANCH },
    speaker: one.state === 'confirmed' ? one : null,
  }))
  await put('members', { ...office, name: '诸葛明轩' }, ...members)
  await put('speakers', ...speakers.map((one) => ({ ...one, branch: BRANCH })))
  const released = { version: 1, releasedAt: instantOf('2026-10-28', '10:00') }
  const draft = tourOf({ _id: 'tour-draft-aaaaaaaaaaaa', title: '新年第一课', quarter: '2027-Q1' })
  await put('tours', tourOf({ ...released, requiredTeams: ['youth', 'expert', 'model'] }), draft)
  const changes = [
    {
      stopId: stopAt(1),
      kind: 'added',
      sentence: `新增：11月10日 14:30–16:00，${BRANCH}，${names.m_zhou}讲“安全生产”。`,
      speakers: [ZHOU],
    },
  ]
  await put('tourVersions', {
    ...{ _id: `${tourId}:1`, tourId, version: 1, at: released.releasedAt, by: '诸葛明轩', changes },
    waivers: [{ team: 'model', reason: '劳模年底都在一线' }],
  })
  await put('stops', ...stops.map(([stop]) => stop), held)
  const start = emptyStaffing('2026-11')
  const all: [Stop, Partial<StopStaff>][] = [...stops, [held, zhouComes]]
  const staffing = all.reduce((sum, [stop, more]) => withStop(sum, stop._id, staffOf(stop, more)), start)
  const people = Object.fromEntries(speakers.map(({ _id, name, team }) => [_id, { name, team }]))
  await put('staffings', { ...staffing, people })
  await put('stopRequests', request(1), request(2, { state: 'refused', refusedFor: '这个季度讲应急救援的人都排满了' }))
  await put('partners', {
    ...{ _id: guestToken, stopId: stopAt(8), name: '市委党校理论教研室', kind: 'school' },
  })
}
