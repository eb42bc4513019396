import type { LocalCloud } from 'wx-cloud-local'
import { DAY, HOUR } from '#domain/calendar'
import { encodeStates, type MonthState, monthStates } from '#domain/heatMap'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { newRow } from '../../cloudfunctions/shared/attendanceDocuments'
import type { Attendance, Member } from '../../cloudfunctions/shared/documents'
import { ask } from '../../scripts/demo/caller'
import { packFor } from '../../scripts/demo/monthPack'
import { orgs, people, person } from '../support/people'
import { layLectures } from './lectures'
import { layCourseDesk } from './courseDesk'
import { layListening } from './listenable'
import { layLessons } from './lessons'
import { layPreaching } from './preaching'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

/** As long as names get, so that what holds here holds for everybody. */
const BRANCH = '云岭高速公路运营管理有限公司麓山管理处青枫收费站联合党支部'
const NEW_PHONE = { ...person('asked', { bound: false }), name: '迪丽努尔·阿卜杜拉', branchName: BRANCH }
const wordy = Object.values(people).map((member, index) => ({
  ...member,
  name: index % 2 ? '阿依古丽·买买提江' : '欧阳建国',
  branchName: BRANCH,
  unitName: '云岭高速公路运营管理有限公司党委',
}))

/** The small organisation with long names, and of everything that a page may show at least one; tells the session. */
export async function layEverything(cloud: LocalCloud): Promise<string> {
  const named = orgs.map((org) => ({ ...org, name: org.level === 'branch' ? BRANCH : org.name }))
  await cloud.database.put('orgs', ...named)
  await cloud.database.put('members', ...wordy, { ...NEW_PHONE })
  await cloud.database.put('monthPacks', packWithFiles())
  const { sessionId } = await ask(cloud, 'o-secretary', 'themeDay.publish', {
    branchId: 'branch',
    month: '2026-11',
    start: at('05T15:00:00'),
    end: at('05T17:00:00'),
    place: '青枫收费站二楼第一会议室',
    title: '守好一条路，温暖一程人',
    parts: { lesson: '雨雾天怎样守住收费口', film: '山路上的灯', practice: '雨雾保通演练' },
  })
  const door = { digits: true, offline: true, signOut: false, spot: null }
  await ask(cloud, 'o-secretary', 'attendance.setDoor', { sessionId, revision: 0, door })
  const reason = '十一月五日值二十四小时班，收费站当天只有三个人，走不开，下次一定来，请支部批准'
  await ask(cloud, 'o-wang', 'leave.ask', { sessionId, kind: 'onDuty', reason, requestId: 'leave-request-01' })
  const text = '请假以后，补课在哪里看？支部的同志说在课程里，我没有找到。'
  await ask(cloud, 'o-li', 'oversight.complain', { requestId: 'r1', kind: 'suggestion', text })
  const { name, birthMonth } = NEW_PHONE
  await ask(cloud, 'o-asked', 'claim.ask', { way: 'roster', name, birthMonth: birthMonth ?? '' })
  // leaves a record in the audit
  await ask(cloud, 'o-secretary', 'claim.invite', { branchId: 'branch', memberId: people.phoneless._id })
  await layRules(cloud)
  await layMeetings(cloud)
  await layAttendance(cloud, sessionId)
  await layOctober(cloud, sessionId)
  await layLeave(cloud, sessionId)
  await layLectures(cloud)
  await layLessons(cloud, sessionId)
  await layCourseDesk(cloud)
  await layListening(cloud)
  await layPreaching(cloud)
  return sessionId
}

/** The first lesson has as long a name of a file as there is, and more than one of them. */
function packWithFiles() {
  const pack = packFor('2026-11', 0)
  const names = [
    '雨雾天怎样守住收费口讲稿，云岭高速公路运营管理有限公司麓山管理处二〇二六年修订',
    '灯先亮，话先到',
    '隧道口',
  ]
  const materials = names.map((name, index) => ({
    ...{ name, fileId: `cloud://local-env.local/materials/${String(index).repeat(32)}.pdf`, courseId: null },
    ...{ kind: (['pdf', 'mp3', 'mp4'] as const)[index]!, size: 2_400_000 * (index + 1) },
  }))
  const [first, second] = pack.lesson
  return { ...pack, lesson: [{ ...first!, materials }, second!] }
}

/** What a reported record keeps: as it was reported. */
function reportedFacts(title: string, agenda: { held: boolean; lecturer: string }[]) {
  const points = ['雨雾天怎样守住收费口', '山路上的灯', '雨雾保通演练']
  const parts = ['lesson', 'film', 'practice'] as const
  return {
    facts: {
      ...{ branch: BRANCH, day: '2026-10-08', start: '15:00', end: '17:00', place: '青枫收费站二楼第一会议室', title },
      ...{ host: '欧阳建国', recorder: '阿依古丽·买买提江' },
      agenda: agenda.map((point, index) => ({ ...point, part: parts[index]!, title: points[index]! })),
      attendance: {
        expected: 6,
        present: 4,
        late: 1,
        leave: ['欧阳建国'],
        absent: ['阿依古丽·买买提江'],
        observers: 0,
      },
      decisions: ['雨雾天气前，每班清点一次锥桶和灯牌'],
      takeAways: [{ name: '阿依古丽·买买提江', text: '雾再大，灯先亮，话先到。' }],
      makeups: [{ name: '欧阳建国', way: 'deliver', day: '2026-10-12' }],
      ruleVersion: '2026.1',
    },
    turnout: [
      { memberId: people.li._id, name: '欧阳建国', status: 'present' },
      { memberId: people.wang._id, name: '阿依古丽·买买提江', status: 'absent' },
    ],
  }
}

/** A draft with a fixture that does not pass, and one that waits for the second person. */
async function layRules(cloud: LocalCloud) {
  const { SI } = rulesOn(currentPack, '2026-11-01')
  const source = '集团党委组织部关于放宽收费站签到时间的通知，试行到年底'
  const value = { ...SI, lateLimitMin: 15 }
  const change = { id: 'SI' as const, value, validFrom: '2026-12-01', source, status: 'parameter' as const }
  const drafted = { base: '2026.1', changes: [change], fixtures: [], note: '收费站换班时路上要一刻钟' }
  await ask(cloud, 'o-administrator', 'rulePack.draft', { ...drafted, version: '2026.2' })
  const tried = await ask(cloud, 'o-administrator', 'rulePack.test', { version: '2026.2' })
  const fixtures = tried.failing.map(({ name, day, result }) => ({ name, day, expected: result }))
  await ask(cloud, 'o-administrator', 'rulePack.draft', { ...drafted, version: '2026.3', fixtures })
  await ask(cloud, 'o-administrator', 'rulePack.test', { version: '2026.3' })
}

/** Of the theme day: two that wait for a decision, and two listeners, one of them corrected. */
async function layAttendance({ database }: LocalCloud, sessionId: string) {
  const cameAt = at('05T14:51:00')
  const row = (person: Member, more: Partial<Attendance>) => ({
    ...{ ...newRow, _id: `${sessionId}:${person._id}`, sessionId, memberId: person._id, orgPath: person.orgPath },
    ...{ stage: 'full', exempt: false, method: 'scan', slot: 1, signedAt: cameAt, recordedAt: cameAt, ...more },
  })
  const reason = '开场以后二十分钟才到，门口值班的同志看见的，本人也承认，已当面提醒下次提前出门'
  const by = { by: people.secretary._id, byName: '阿依古丽·买买提江', at: cameAt }
  await database.put(
    'attendances',
    row(people.deputy, { flags: ['offline', 'far'] }),
    row(people.phoneless, { method: 'digits', flags: ['sharedDevice', 'disputed'] }),
    row(people.activist, { method: 'counterScan', stage: 'activist' }),
    row(people.siblingMember, {
      ruling: 'late',
      flags: ['paced'],
      corrections: [{ before: 'observer', after: 'late', reason, ...by }],
    }),
  )
}

/** A party group, a meeting ahead and one put down; and somebody who shows his number. */
async function layMeetings(cloud: LocalCloud) {
  const at = { branchId: 'branch', place: '青枫收费站二楼第一会议室' }
  await ask(cloud, 'o-secretary', 'tree.setGroup', {
    branchId: 'branch',
    name: '麓山管理处收费一班党小组',
    memberIds: [people.wang._id],
  })
  for (const [title, day] of [
    ['第四季度党员大会', '2026-11-20'],
    ['第三季度党员大会', '2026-08-20'],
  ] as const) {
    const [start, end] = ['15:00', '16:30'].map((time) => Date.parse(`${day}T${time}:00+08:00`)) as [number, number]
    const agenda = ['讨论预备党员转正', '通报党费收缴情况']
    await ask(cloud, 'o-secretary', 'meeting.plan', { ...at, kind: 'memberMeeting', title, start, end, agenda })
  }
  await ask(cloud, 'o-wang', 'member.showPhone', { phone: '13800000000' })
}

const SLIPS = 60

/** One person's leave in every phase, more than two pages of it; and as much that waits for the unit's organiser. */
async function layLeave({ database }: LocalCloud, sessionId: string) {
  const asked = database.rows('leaves').find((one) => one.sessionId === sessionId)!
  const by = { by: people.secretary._id, byName: '阿依古丽·买买提江', at: at('02T08:00:00') }
  const first = { role: 'secretary', ...by, approved: true }
  const last = { role: 'organiser', by: null, byName: '', at: null, approved: null }
  const states = ['asked', 'approved', 'rejected', 'withdrawn'] as const
  const own = Array.from({ length: SLIPS }, (_, index) => {
    const from = at('03T09:00:00') + (10 - index) * 5 * DAY
    const state = states[index % states.length]!
    const returnedAt = index % 8 === 1 ? from + 2 * DAY : null
    const steps = [
      first,
      { ...last, approved: state === 'rejected' ? false : null, at: state === 'rejected' ? from : null },
    ]
    const waitsFor = state === 'asked' ? 'organiser' : null
    return {
      ...slipFor(people.deputy._id, `past${index}`, from),
      state,
      returnedAt,
      steps,
      waitsFor,
      needsReturn: true,
    }
  })
  const others = Array.from({ length: SLIPS }, (_, index) => ({
    ...slipFor(`m-away${index}`, sessionId, asked.from as number),
    ...{ state: 'asked', steps: [first, last], waitsFor: 'organiser' },
  }))
  function slipFor(memberId: string, ofSession: string, from: number) {
    const _id = `${memberId}:${ofSession}:${from}`
    return { ...asked, _id, memberId, sessionId: ofSession, from, to: from + 10 * HOUR, halfHours: 20 }
  }
  await database.put('leaves', ...([...own, ...others] as (typeof asked)[]))
}

const OCTOBER = 'october1'

/** A record that waits to be judged, and the heat map in which every state stands at least once. */
async function layOctober(cloud: LocalCloud, sessionId: string) {
  const { database, clock } = cloud
  const november = database.rows('sessions').find(({ _id }) => _id === sessionId)!
  const { org, orgPath, orgName, title } = november
  const [start, end] = [Date.parse('2026-10-08T15:00:00+08:00'), Date.parse('2026-10-08T17:00:00+08:00')]
  const held = { _id: OCTOBER, sourceId: 'branch:2026-10', start, end, replyBy: start, record: 'reported' }
  await database.put('sessions', { ...november, ...held, announced: true, reminded: true, replies: {} })
  const agenda = [0, 1, 2].map(() => ({ held: true, lecturer: '欧阳建国' }))
  const written = { host: '欧阳建国', recorder: '阿依古丽·买买提江', decisions: ['雨雾天气前，每班清点一次锥桶和灯牌'] }
  await database.put('records', {
    ...{
      _id: OCTOBER,
      org,
      orgPath,
      orgName,
      title,
      start,
      month: '2026-10',
      state: 'reported',
      version: 1,
      revision: 1,
    },
    ...{ ...written, agenda, takeAwaysOf: [], reported: reportedFacts(String(title), agenda) },
    ...{ recordedAt: end, reportedAt: end, acceptedAt: null, returnedAt: null, remark: null },
    ...{ by: people.secretary._id, changedAt: end },
  })
  await layReturned(cloud, { ...november, ...held })
  await database.put(
    'heatmaps',
    mapOf('unit', ['branch', 'sibling'], clock.now()),
    mapOf('other', ['foreign'], clock.now()),
  )
}

/** Another branch's, sent back half empty, with a line that somebody has taken away. */
async function layReturned({ database }: LocalCloud, session: Record<string, unknown>) {
  const at = { org: 'sibling', orgPath: ['group', 'unit', 'sibling'] }
  const own = { _id: 'october2', ...at, sourceId: 'sibling:2026-10', scope: ['sibling'], record: 'returned' }
  await database.put('sessions', { ...session, ...own, announced: true, reminded: true, replies: {} })
  const { orgName, title, start, end } = session
  await database.put('records', {
    ...{ _id: 'october2', ...at, orgName, title, start, month: '2026-10', state: 'returned', version: 2, revision: 1 },
    ...{ host: null, recorder: null, agenda: [0, 1, 2].map(() => ({ held: null, lecturer: null })) },
    ...{ decisions: null, takeAwaysOf: null, recordedAt: end, reportedAt: end, acceptedAt: null, returnedAt: end },
    ...{ remark: '请写明一实践由谁带队，并补上议定事项的责任人和完成时间。', by: 'm-siblingSecretary', changedAt: end },
  })
  const texts = ['雾再大，灯先亮，话先到。']
  await database.put('takeAways', {
    ...{ _id: 'october2:m-siblingMember', sessionId: 'october2', memberId: 'm-siblingMember' },
    ...{ name: '阿依古丽·买买提江', texts },
  })
}

/** The unit's branches go through all states, each a step further on. */
function mapOf(unitId: string, branches: string[], updatedAt: number) {
  const stateAt = (step: number): MonthState => monthStates[step % monthStates.length]!
  const months = Array.from({ length: 12 }, (_, month) =>
    encodeStates(branches.map((_id, index) => stateAt(month + index))),
  )
  return {
    ...{ _id: `${unitId}:2026`, unitId, unitName: '云岭高速公路运营管理有限公司党委', orgPath: ['group', unitId] },
    ...{ year: '2026', branches: branches.map((id) => ({ id, name: BRANCH })), months, updatedAt },
  }
}
