/**
 * What each action may cost at most: requests to the cloud, documents examined, bytes of its reply, on the organisation
 * of tests/support with a theme day published. A new action without a row here does not pass.
 */
import type { ActionName, Input } from '#types/contract'
import { contract } from '#types/contract'
import { givenCourse, givenCourses, givenPlace } from './support/courses'
import { author, courseFile, courseUpload, here, mustSave, release, save, sound, submit } from './support/courseFiles'
import { changeSession, currentExit, openDoor, showAs } from './support/door'
import { confirm, givenLecture, givenStage, lectureId, planOf } from './support/lecture'
import { material, PDF, uploaded } from './support/materials'
import { personalCodeFor } from './support/personalCode'
import { samples } from './support/samples'
import { addOf, askOf, editOf, newIdOf } from './support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, staffOf, stopOf, tourId, tourOf } from './support/tours'
import { entryOf, givenSpeaking, zhou as speaking } from './support/speakers'
import { answersTo, askAs, givenQuiz, lecturedBy, prepared, questionId } from './support/study'
import { currentToken, draft, leaveFrom, publish } from './support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, sendAs, setClock, tick, useWorld, world } from './support/world'

useWorld()

interface Budget {
  requests: number
  examined: number
  bytes: number
}

const budgets: Record<ActionName, Budget> = {
  'attendance.signIn': { requests: 2, examined: 2, bytes: 300 },
  'attendance.signInPaced': { requests: 1, examined: 0, bytes: 300 },
  // who, session, the tries, the row
  'attendance.signInByDigits': { requests: 4, examined: 2, bytes: 300 },
  'attendance.signOut': { requests: 2, examined: 2, bytes: 300 },
  // 120 codes, and the digits and the pass beside them
  'attendance.showCodes': { requests: 2, examined: 2, bytes: 4_800 },
  'attendance.numbers': { requests: 2, examined: 2, bytes: 300 },
  'attendance.live': { requests: 6, examined: 12, bytes: 4_096 },
  'attendance.rollCall': { requests: 6, examined: 8, bytes: 1_024 },
  'attendance.close': { requests: 3, examined: 3, bytes: 300 },
  // a hundred people cost no more requests
  'attendance.counterScan': { requests: 6, examined: 8, bytes: 512 },
  // who, session, row or person, write, settlement; and the record in the audit, three requests
  'attendance.correct': { requests: 9, examined: 6, bytes: 300 },
  // who, session, rows, their phones, one for all with the same flags, settlement; and the audit
  'attendance.confirm': { requests: 9, examined: 7, bytes: 300 },
  // who, session, rows, the draw, its number, names
  'attendance.drawSpotCheck': { requests: 6, examined: 6, bytes: 300 },
  // who, session, draw, result, what was decided before, what was not, settlement; and the audit
  'attendance.recordSpotCheck': { requests: 10, examined: 8, bytes: 300 },
  'attendance.setDoor': { requests: 3, examined: 3, bytes: 300 },
  // with the record in the audit, three requests
  'attendance.appointHelpers': { requests: 7, examined: 6, bytes: 300 },
  'claim.ask': { requests: 7, examined: 6, bytes: 300 },
  'claim.mine': { requests: 3, examined: 3, bytes: 300 },
  'claim.list': { requests: 3, examined: 4, bytes: 1_024 },
  // with the record in the audit, three requests
  'claim.decide': { requests: 9, examined: 8, bytes: 300 },
  'claim.invite': { requests: 6, examined: 5, bytes: 300 },
  'claim.release': { requests: 3, examined: 3, bytes: 300 },
  // a page of cards; whatever the number of courses
  'course.list': { requests: 2, examined: 22, bytes: 4_096 },
  // who, what I listen to with its courses, what is meant for me
  'course.forMe': { requests: 3, examined: 31, bytes: 2_048 },
  'course.search': { requests: 2, examined: 22, bytes: 4_096 },
  // who, course and own progress
  'course.open': { requests: 2, examined: 3, bytes: 2_048 },
  // version, address
  'course.link': { requests: 2, examined: 2, bytes: 512 },
  'course.savePosition': { requests: 1, examined: 1, bytes: 300 },
  'course.forget': { requests: 2, examined: 2, bytes: 300 },
  // who, drafts, the sum of what is offered; whatever the number of drafts
  'course.manage': { requests: 3, examined: 152, bytes: 4_096 },
  'course.beginFile': { requests: 2, examined: 1, bytes: 300 },
  // who, what was begun, address, head, change
  'course.checkFile': { requests: 5, examined: 3, bytes: 300 },
  // who, draft, what was uploaded, address
  'course.previewFile': { requests: 4, examined: 3, bytes: 512 },
  'course.draft': { requests: 2, examined: 2, bytes: 2_048 },
  // who, draft, change; and two more for new files: what is known of them, and hold them
  'course.saveDraft': { requests: 5, examined: 6, bytes: 300 },
  // who, draft, text, address of the sound, the sound, its trace, change, a verdict that came at once; and the audit
  'course.submit': { requests: 11, examined: 6, bytes: 300 },
  // who, the organisation, draft, verdict, draft, files, version, what members see, draft; and the audit
  'course.release': { requests: 12, examined: 10, bytes: 300 },
  'course.withdraw': { requests: 3, examined: 3, bytes: 300 },
  // who, draft, what members see, both, and what stands; and the audit
  'course.retire': { requests: 9, examined: 8, bytes: 300 },
  // each with its course, for what that is called now
  'place.list': { requests: 2, examined: 43, bytes: 4_096 },
  // who, course, what hangs already, how many, the new ones; of another organisation than one's own its path too
  'place.create': { requests: 6, examined: 4, bytes: 300 },
  'place.retire': { requests: 3, examined: 3, bytes: 300 },
  // from ready documents: two years of a unit, of the group two for every unit
  'heatMap.get': { requests: 3, examined: 6, bytes: 4_096 },
  // who, session, who may approve, the year's sessions; rows where leave was granted and the door has opened
  'leave.form': { requests: 4, examined: 6, bytes: 1_024 },
  // who, session, the request, the session's reply, and whether it still stands
  'leave.ask': { requests: 5, examined: 5, bytes: 300 },
  'leave.withdraw': { requests: 5, examined: 5, bytes: 300 },
  'leave.return': { requests: 3, examined: 3, bytes: 300 },
  'leave.mine': { requests: 4, examined: 5, bytes: 1_024 },
  // who, what waits, what is overdue, their sessions, who has come; one's own unit is known by name
  'leave.inbox': { requests: 5, examined: 8, bytes: 1_280 },
  // who, session, requests, one for all at the same step, what stands, replies, and whether that still stands
  'leave.decide': { requests: 7, examined: 12, bytes: 512 },
  // as asking; with the person, and the record in the audit, three requests
  'leave.enter': { requests: 9, examined: 8, bytes: 300 },
  // who, sites, newest visits
  // who, people, their entries
  'speaker.find': { requests: 3, examined: 5, bytes: 300 },
  'tour.hosts': { requests: 2, examined: 4, bytes: 300 },
  // who, whether it stands, itself, whether anybody offers it
  'request.ask': { requests: 4, examined: 4, bytes: 1_024 },
  'request.withdraw': { requests: 2, examined: 2, bytes: 300 },
  // who, requests, stops, months
  'request.ofBranch': { requests: 4, examined: 4, bytes: 2_048 },
  'request.list': { requests: 2, examined: 3, bytes: 1_024 },
  // who, itself twice, word to whoever asked; and the audit
  'request.refuse': { requests: 7, examined: 5, bytes: 300 },
  'tour.list': { requests: 2, examined: 3, bytes: 512 },
  // who, whether it stands, itself; and the audit
  'tour.save': { requests: 6, examined: 4, bytes: 512 },
  // who, the tour with its stops, three months; however many stops
  'tour.open': { requests: 3, examined: 5, bytes: 2_048 },
  'tour.changelog': { requests: 2, examined: 2, bytes: 512 },
  // who, stops, months; of one's own unit or branch
  'tour.schedule': { requests: 3, examined: 4, bytes: 1_024 },
  // who, whether it stands, tour, host, month, itself, month twice, request; and the audit
  'tour.addStop': { requests: 12, examined: 8, bytes: 300 },
  // who, stop, months, speakers, month twice, stop; and the audit. Four more where somebody is let go
  'tour.editStop': { requests: 10, examined: 8, bytes: 300 },
  // who, stop, months, month thrice, stop, session twice, whoever asked, words; and the audit
  'tour.cancelStop': { requests: 14, examined: 11, bytes: 300 },
  // who, stop, speakers, month, change, what was told, that it was; and the audit
  'tour.assign': { requests: 10, examined: 9, bytes: 300 },
  // who, stop, month, speakers
  'tour.colleagues': { requests: 4, examined: 5, bytes: 512 },
  // who, tour, months, speakers, where they were before; a month entered, its stops, their sessions, told; and the audit
  'tour.match': { requests: 12, examined: 11, bytes: 1_024 },
  // who, tour, stops, months, speakers
  'tour.check': { requests: 5, examined: 6, bytes: 512 },
  // who, tour, version, stops, months, speakers, version, sessions twice, month twice, told, tour; and the audit
  'tour.release': { requests: 16, examined: 12, bytes: 512 },
  // who, months, speakers, sums of four quarters
  'tour.coverage': { requests: 4, examined: 6, bytes: 4_096 },
  // who, month, stops
  'stop.openings': { requests: 3, examined: 4, bytes: 1_024 },
  'stop.register': { requests: 2, examined: 2, bytes: 300 },
  // who, month, the place in it
  'stop.wait': { requests: 3, examined: 3, bytes: 300 },
  // who, stop, month twice, words, that they are told; and two for the session of a released stop
  'stop.leave': { requests: 6, examined: 6, bytes: 300 },
  // who, stop, month twice, whoever works for the group, words for the office; and two more where somebody moves up
  'stop.answer': { requests: 8, examined: 12, bytes: 300 },
  // who, stop, month
  'stop.card': { requests: 3, examined: 3, bytes: 1_024 },
  'stop.offer': { requests: 4, examined: 4, bytes: 300 },
  'stop.offers': { requests: 3, examined: 3, bytes: 1_024 },
  // as leaving
  'stop.takeOver': { requests: 6, examined: 6, bytes: 300 },
  // who, stop, link, month twice, the link before; and the audit
  'partner.invite': { requests: 9, examined: 7, bytes: 512 },
  // who, link, stop, month
  'partner.open': { requests: 4, examined: 3, bytes: 512 },
  // as opening; month twice, the office, its words
  'partner.answer': { requests: 8, examined: 11, bytes: 300 },
  // who, session, stop, who came, change; who came once more for what is expected next
  'stop.count': { requests: 6, examined: 5, bytes: 300 },
  // who, session, stop, who came, month
  'stop.ofSession': { requests: 5, examined: 5, bytes: 300 },
  'tour.lock': { requests: 4, examined: 4, bytes: 300 },
  // who, stop, month twice, words, that they are told; and the audit. One more for the session of a released stop
  'tour.setPlaces': { requests: 9, examined: 8, bytes: 300 },
  'lecture.sites': { requests: 3, examined: 6, bytes: 1_024 },
  'lecture.saveSite': { requests: 4, examined: 4, bytes: 300 },
  // who, lecturers, half-hours of each
  'lecture.lecturers': { requests: 3, examined: 8, bytes: 1_024 },
  'lecture.saveLecturer': { requests: 3, examined: 3, bytes: 300 },
  'lecture.list': { requests: 2, examined: 3, bytes: 2_048 },
  // who, whether it stands, site, lecturer, host, branches, their people, visits, half-hours, itself; and the audit
  'lecture.plan': { requests: 13, examined: 24, bytes: 2_048 },
  'lecture.confirm': { requests: 6, examined: 6, bytes: 300 },
  // who, lecture, branches, sessions, the lecture twice; and the audit. However many branches are linked
  'lecture.publish': { requests: 9, examined: 10, bytes: 2_048 },
  // who, lecture, itself twice, sessions twice, half-hours; and the audit
  'lecture.cancel': { requests: 10, examined: 16, bytes: 300 },
  'lecture.ofBranch': { requests: 2, examined: 3, bytes: 4_096 },
  'material.begin': { requests: 2, examined: 1, bytes: 300 },
  // who, what was begun, address, head, change
  'material.check': { requests: 5, examined: 3, bytes: 300 },
  // who, session, pack; and one more where it was revised since
  'material.list': { requests: 3, examined: 3, bytes: 1_024 },
  'material.open': { requests: 4, examined: 3, bytes: 300 },
  // who, the branch with its party groups, the year's sessions, who holds a post
  'meeting.calendar': { requests: 4, examined: 10, bytes: 2_048 },
  'meeting.plan': { requests: 4, examined: 4, bytes: 300 },
  'member.home': { requests: 3, examined: 4, bytes: 8_192 },
  'member.exportOwn': { requests: 10, examined: 10, bytes: 4_096 },
  'member.showPhone': { requests: 2, examined: 2, bytes: 300 },
  'notice.grant': { requests: 4, examined: 3, bytes: 300 },
  'oversight.complain': { requests: 3, examined: 3, bytes: 512 },
  'oversight.mine': { requests: 2, examined: 3, bytes: 1_024 },
  'oversight.open': { requests: 2, examined: 3, bytes: 1_024 },
  'oversight.answer': { requests: 6, examined: 5, bytes: 512 },
  // the second time for the names of those concerned
  'oversight.audit': { requests: 5, examined: 5, bytes: 2_048 },
  'pack.get': { requests: 3, examined: 3, bytes: 4_096 },
  // and one more for its files, if there are any
  'pack.saveDraft': { requests: 2, examined: 2, bytes: 300 },
  // the first version; of a revision the one that was looked at is read as well; and two more for new files
  'pack.publish': { requests: 3, examined: 1, bytes: 300 },
  'people.list': { requests: 2, examined: 22, bytes: 4_096 },
  // with the names of the posts' organisations
  'people.get': { requests: 3, examined: 4, bytes: 1_024 },
  // with the record in the audit, three requests
  'people.exempt': { requests: 7, examined: 6, bytes: 1_024 },
  'people.endExemption': { requests: 7, examined: 6, bytes: 1_024 },
  'people.appoint': { requests: 8, examined: 6, bytes: 300 },
  'people.endPost': { requests: 10, examined: 18, bytes: 300 },
  'roster.begin': { requests: 2, examined: 1, bytes: 300 },
  'roster.stage': { requests: 3, examined: 3, bytes: 300 },
  // and one more for every 1,000 people and every 20 parts
  'roster.check': { requests: 6, examined: 12, bytes: 2_048 },
  'roster.start': { requests: 8, examined: 5, bytes: 300 },
  'roster.apply': { requests: 8, examined: 12, bytes: 300 },
  // who, link, file, parts by 20, delete
  'report.readRoster': { requests: 6, examined: 2, bytes: 300 },
  // who, people by 1,000, address, upload, link; and with the record in the audit, three requests
  'report.exportPeople': { requests: 9, examined: 16, bytes: 512 },
  // the record's facts in five, its unit, file, link; and with the record in the audit, three requests
  'report.posters': { requests: 9, examined: 4, bytes: 512 },
  'report.signInPoster': { requests: 7, examined: 3, bytes: 512 },
  'report.record': { requests: 16, examined: 20, bytes: 512 },
  // tree, unit, people, packs; sessions, records, attendances, makeups by 1,000; file and audit as above
  'report.recordBook': { requests: 18, examined: 24, bytes: 512 },
  // who, session, record, members, attendances, makeups, take-aways
  'need.mine': { requests: 3, examined: 4, bytes: 512 },
  'need.answer': { requests: 2, examined: 2, bytes: 300 },
  // who, the organisation, its answers by choice, courses by topic
  'need.figures': { requests: 4, examined: 5, bytes: 1_024 },
  'prep.get': { requests: 3, examined: 3, bytes: 1_024 },
  // who, session, course, the copy; and one more where another replaces it
  'prep.set': { requests: 4, examined: 4, bytes: 300 },
  'prep.answer': { requests: 4, examined: 4, bytes: 300 },
  'prep.totals': { requests: 3, examined: 3, bytes: 1_024 },
  // who, session, desk, all questions: however many
  'question.list': { requests: 4, examined: 6, bytes: 1_024 },
  // who, session, desk, what WeChat says, the question, the desk that names it
  'question.ask': { requests: 6, examined: 4, bytes: 300 },
  'question.vote': { requests: 5, examined: 5, bytes: 300 },
  // who, session, desk, both questions, the one it goes into, the one that goes
  'question.end': { requests: 6, examined: 8, bytes: 300 },
  // who, session, desk, what is open, the desk, its questions; and the audit
  'question.close': { requests: 9, examined: 10, bytes: 300 },
  // who, session, the row, what WeChat says, the answer; and one more for whoever used the same phone
  'evaluation.give': { requests: 5, examined: 3, bytes: 300 },
  // who, session, answers; and the row of whoever may still give one
  'evaluation.result': { requests: 4, examined: 4, bytes: 1_024 },
  'record.get': { requests: 7, examined: 14, bytes: 4_096 },
  // as it was reported: who, session, record
  'record.read': { requests: 3, examined: 3, bytes: 4_096 },
  'record.save': { requests: 9, examined: 16, bytes: 4_096 },
  // the question desk too: nothing is left open
  'record.report': { requests: 10, examined: 18, bytes: 300 },
  // with the record in the audit, three requests
  'record.judge': { requests: 8, examined: 8, bytes: 300 },
  'record.waiting': { requests: 3, examined: 4, bytes: 512 },
  'record.makeUp': { requests: 5, examined: 4, bytes: 300 },
  'record.takeAway': { requests: 4, examined: 3, bytes: 300 },
  'rulePack.list': { requests: 2, examined: 3, bytes: 1_024 },
  // who, the newest released, the pack, its base
  'rulePack.get': { requests: 4, examined: 4, bytes: 24_576 },
  // with the record in the audit, three requests
  'rulePack.draft': { requests: 6, examined: 5, bytes: 300 },
  'rulePack.test': { requests: 3, examined: 3, bytes: 300 },
  // who, newest, pack, release, tell everybody, supersede; and the audit
  'rulePack.release': { requests: 9, examined: 24, bytes: 300 },
  'rota.get': { requests: 4, examined: 12, bytes: 2_048 },
  'rota.swap': { requests: 5, examined: 12, bytes: 1_024 },
  'tree.list': { requests: 4, examined: 6, bytes: 1_024 },
  // the people of a branch in one request each, however many
  'tree.rename': { requests: 10, examined: 20, bytes: 300 },
  'tree.merge': { requests: 19, examined: 40, bytes: 512 },
  'tree.split': { requests: 15, examined: 24, bytes: 300 },
  'tree.setGroup': { requests: 9, examined: 30, bytes: 300 },
  'speaker.own': { requests: 2, examined: 2, bytes: 512 },
  // who, entry, change, card
  'speaker.save': { requests: 4, examined: 4, bytes: 300 },
  // who, entry, what is ahead, card, months, what is ahead now, entry
  'speaker.withdraw': { requests: 7, examined: 9, bytes: 300 },
  // who; entry; the quarter's months with the stops that they name, however many there are
  'speaker.month': { requests: 3, examined: 6, bytes: 2_048 },
  // who, what is held, entry, change
  'speaker.saveFree': { requests: 4, examined: 4, bytes: 512 },
  // a page of cards; and one more for whoever has the name of the last one seen
  'speaker.list': { requests: 2, examined: 22, bytes: 8_192 },
  'speaker.profile': { requests: 3, examined: 24, bytes: 4_096 },
  'speaker.record': { requests: 2, examined: 23, bytes: 4_096 },
  'speaker.registry': { requests: 2, examined: 22, bytes: 8_192 },
  // who, the person, entry, the new one, notice; and the audit
  'speaker.invite': { requests: 8, examined: 6, bytes: 300 },
  // who, the person, entry, change, notice, months, card; and the audit
  'speaker.decide': { requests: 10, examined: 9, bytes: 300 },
  'themeDay.month': { requests: 4, examined: 4, bytes: 4_096 },
  // and one for the name of the lecturer, where there is one
  'themeDay.publish': { requests: 3, examined: 2, bytes: 300 },
  'themeDay.cancel': { requests: 5, examined: 5, bytes: 300 },
  'themeDay.reply': { requests: 2, examined: 2, bytes: 300 },
}

const header = ['所属党委', '所在党支部', '姓名', '人员类别']
const roster = [header, ['甲党委', '甲支部', '甲', '正式党员'], ['甲党委', '甲支部', '乙', '预备党员']]
const importId = 'import-0001'

const complaint = { requestId: 'r1', kind: 'suggestion', text: '会议室太小了' } as const

const person = { branchId: 'branch', memberId: 'm-li' }
const exemption = { kind: 'frail', from: '2026-11-02', to: '2026-12-31' } as const
const proposals = ['一', '二'].map((title) => ({ title, summary: '十二分钟', materials: [] }))
const monthPack = { title: '守好一条路', lesson: proposals, film: proposals, practice: proposals, case: null }

const post = { duty: 'backbone', from: '2026-11-02' } as const

async function checked(): Promise<void> {
  await mustCallAs('o-administrator', 'roster.stage', { importId, part: 0, rows: roster })
  await mustCallAs('o-administrator', 'roster.check', { importId, parts: 1 })
}

const wholeRecord = {
  host: '王书记',
  recorder: '李干事',
  agenda: Array.from({ length: 3 }, () => ({ held: true, lecturer: '王书记' })),
  decisions: [],
  takeAwaysOf: [],
}

/** It is over, and li was there. */
async function heldWith(sessionId: string): Promise<void> {
  setClock('05 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  setClock('05 18:00:00')
}

async function savedWith(sessionId: string): Promise<void> {
  await heldWith(sessionId)
  await mustCallAs('o-secretary', 'record.save', { sessionId, revision: 0, ...wholeRecord })
}

const meeting = {
  branchId: 'branch',
  title: '十一月党小组会',
  start: draft.start + 86_400_000,
  end: draft.end + 86_400_000,
  place: '二楼会议室',
  agenda: ['学习文件', '交流岗位体会'],
}

/** The secretary has called li's name. */
async function calledRoll(sessionId: string): Promise<void> {
  setClock('05 15:00:00')
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
}

/** The day after, from nine to half past one: longer than the secretary alone may give leave from. */
const longMeeting = () =>
  mustCallAs('o-secretary', 'meeting.plan', {
    ...meeting,
    kind: 'memberMeeting',
    start: meeting.start - 6 * 3_600_000,
    end: meeting.start - 1.5 * 3_600_000,
  })

async function askedBoth(sessionId: string): Promise<void> {
  for (const openid of ['o-li', 'o-wang']) await mustCallAs(openid, 'leave.ask', leaveFrom(sessionId))
}

/** A party group that has met; its id. */
async function grouped(): Promise<string> {
  const group = { branchId: 'branch', name: '第一党小组', memberIds: ['m-li', 'm-wang'] }
  const { id } = await mustCallAs('o-secretary', 'tree.setGroup', group)
  const past = { ...meeting, start: meeting.start - 7 * 86_400_000, end: meeting.end - 7 * 86_400_000 }
  await mustCallAs('o-secretary', 'meeting.plan', { ...past, kind: 'groupMeeting', groupId: id })
  return id
}

/** The pack with a file, and the sibling's theme day after it. */
async function withMaterial() {
  const file = await material('讲稿.pdf')
  const lesson = proposals.map((one) => ({ ...one, materials: [file] }))
  const pack = { ...monthPack, lesson }
  await mustCallAs('o-groupOrganiser', 'pack.publish', { month: '2026-11', version: 0, draft: pack })
  const parts = { lesson: '一', film: '一', practice: '一' }
  const published = { ...draft, branchId: 'sibling', parts }
  const { sessionId } = await mustCallAs('o-siblingSecretary', 'themeDay.publish', published)
  return { at: { sessionId }, fileId: file.fileId }
}

/** The day before, with two questions. */
async function atDesk(sessionId: string): Promise<void> {
  setClock('04 15:00:00')
  await askAs('o-wang', sessionId, 1)
  await askAs('o-li', sessionId, 2)
}

/** Somebody waits to be confirmed; the id of his claim. */
async function claimed(): Promise<string> {
  await mustCallAs('o-new', 'claim.ask', { way: 'roster', name: 'phoneless', birthMonth: '1985-04' })
  const { waiting } = await mustCallAs('o-secretary', 'claim.list', { branchId: 'branch' })
  return waiting[0]!.claimId
}

/** A document waits for a second organiser. */
async function toRelease(): Promise<void> {
  const { fileId } = await courseFile('讲稿.pdf', PDF)
  await submit(await mustSave({ body: { documents: [{ name: '讲稿', fileId }] } }))
}

const plannedLecture = async () => mustCallAs('o-unitOrganiser', 'lecture.plan', planOf(await givenStage()))

const rulesDraft = samples['rulePack.draft'] as Input<'rulePack.draft'>
const drafted = () => mustCallAs('o-administrator', 'rulePack.draft', rulesDraft)

const poster = { orgId: 'unit', courseId: 'course-1', labels: ['便民亭', '三楼走廊'] }
const heardAt = (position: number) => ({ track: 0, position, known: true })

async function hung(): Promise<string> {
  await givenCourse()
  const { codes } = await mustCallAs('o-unitOrganiser', 'place.create', poster)
  return codes[0]!
}

/** li has listened for a minute; the pass. */
async function listened(): Promise<string> {
  await givenCourse()
  const { pass, now } = await mustCallAs('o-li', 'course.open', { by: 'course', courseId: 'course-1' })
  await mustCallAs('o-li', 'course.savePosition', { ...heardAt(60), pass, listenedAt: now, known: false })
  return pass
}

/** A stop that one goes to, and a request beside it. */
async function touring(more: Parameters<typeof staffOf>[1] = {}): Promise<void> {
  await givenSpeakers(speakerOf('zhou'), speakerOf('chen'))
  await givenStops([stopOf(1), { left: 0, who: ['m-zhou'], yes: ['m-zhou'], ...more }])
  await mustCallAs('o-secretary', 'request.ask', askOf())
}

const openOne = { left: 1, who: [], yes: [], open: true }
const chensOffer = { who: ['m-chen'], yes: ['m-chen'], offers: ['m-chen'] }
const atOne = { stopId: stopOf(1)._id, start: stopOf(1).start }
const seenOne = { ...atOne, end: stopOf(1).end, region: stopOf(1).region, topic: stopOf(1).topic }
const asZhou = <A extends ActionName>(name: A, input: Input<A>) => callAs('o-zhou', name, input)
const partnerOf = (stopId: string) => ({ stopId, name: '望城区委党校', kind: 'school' }) as const

/** The token of a link. */
async function invitedPartner(): Promise<string> {
  await touring()
  return (await mustCallAs(OFFICE, 'partner.invite', partnerOf(stopOf(1)._id))).token
}

/** A stop of two legs whose door is open: its session. */
async function underWay(): Promise<string> {
  const legs = ['出发', '返程'].map((name) => ({ name, expected: null, counted: null }))
  const stop = stopOf(1, { ...leggedDay, legs })
  await givenSpeakers(speakerOf('zhou'))
  await givenStops([stop, { left: 0, who: ['m-zhou'], yes: ['m-zhou'] }])
  await mustCallAs(OFFICE, 'tour.release', { tourId, version: 0, waivers: [] })
  setClock('25 09:05:00')
  return rows('sessions').find(({ sourceId }) => sourceId === stop._id)!._id
}
const leggedDay = { start: Date.parse('2026-11-25T09:00+08:00'), end: Date.parse('2026-11-25T11:00+08:00') }

/** Brings about the state in which the action is typical, and calls it. */
async function typical(action: ActionName) {
  await givenPeople()
  const { sessionId } = await publish()
  await tick()
  const at = (time: string) => setClock(time)
  const li = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) => callAs('o-li', name, input)
  const secretary = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) =>
    callAs('o-secretary', name, input)
  const admin = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) =>
    callAs('o-administrator', name, input)

  const office = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) => callAs(OFFICE, name, input)
  const organiser = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) =>
    callAs('o-unitOrganiser', name, input)

  const calls: Record<
    ActionName,
    () => Promise<Awaited<ReturnType<typeof sendAs>> | Awaited<ReturnType<typeof callAs>>>
  > = {
    'attendance.signIn': async () => (
      at('05 14:50:00'),
      li('attendance.signIn', { token: await currentToken(sessionId) })
    ),
    'attendance.signInPaced': async () => {
      await changeSession({ pace: 45 })
      at('05 14:50:00')
      const { pass } = await mustCallAs('o-li', 'member.home', {})
      return li('attendance.signInPaced', { token: await currentToken(sessionId), pass: pass! })
    },
    'attendance.signInByDigits': async () => {
      await openDoor({ digits: true })
      at('05 14:50:00')
      const { digits } = await showAs('o-secretary', sessionId)
      return li('attendance.signInByDigits', { sessionId, digits: digits!.codes[0]! })
    },
    'attendance.signOut': async () => {
      await openDoor({ signOut: true })
      at('05 15:00:00')
      await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
      return li('attendance.signOut', { token: await currentExit(sessionId) })
    },
    'attendance.showCodes': async () => {
      await openDoor({ digits: true })
      at('05 14:50:00')
      return secretary('attendance.showCodes', { sessionId })
    },
    'attendance.numbers': async () => {
      at('05 14:50:00')
      await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
      const { pass } = await showAs('o-secretary', sessionId)
      return secretary('attendance.numbers', { pass })
    },
    'attendance.live': () => secretary('attendance.live', { sessionId }),
    'attendance.rollCall': async () => {
      at('05 15:00:00')
      await secretary('attendance.rollCall', { sessionId, memberIds: ['m-li'] })
      return secretary('attendance.rollCall', { sessionId, memberIds: ['m-wang', 'm-li', 'm-phoneless'] })
    },
    'attendance.close': async () => (at('05 16:00:00'), secretary('attendance.close', { sessionId })),
    'attendance.counterScan': async () => {
      at('05 15:00:00')
      await secretary('attendance.rollCall', { sessionId, memberIds: ['m-li'] })
      const scans = ['m-wang', 'm-li'].map((id) => ({ code: personalCodeFor(id), at: world().clock.now() }))
      return secretary('attendance.counterScan', { sessionId, scans })
    },
    'attendance.correct': async () => (
      at('05 18:00:00'),
      secretary('attendance.correct', { sessionId, memberId: 'm-li', to: 'present', reason: '手机没电' })
    ),
    'attendance.confirm': async () => {
      at('05 14:50:00')
      const [token, device] = [await currentToken(sessionId), 'one_phone-for-two-0001']
      for (const openid of ['o-wang', 'o-li']) await mustCallAs(openid, 'attendance.signIn', { token, device })
      return secretary('attendance.confirm', { sessionId, memberIds: ['m-li', 'm-wang'], accept: true })
    },
    'attendance.drawSpotCheck': async () => (
      await calledRoll(sessionId),
      secretary('attendance.drawSpotCheck', { sessionId, count: 1 })
    ),
    'attendance.recordSpotCheck': async () => {
      await calledRoll(sessionId)
      await secretary('attendance.drawSpotCheck', { sessionId, count: 1 })
      return secretary('attendance.recordSpotCheck', { sessionId, n: 1, missing: ['m-li'] })
    },
    'attendance.setDoor': () => {
      const door = { digits: true, offline: false, signOut: false, spot: null }
      return secretary('attendance.setDoor', { sessionId, revision: 0, door })
    },
    'attendance.appointHelpers': () =>
      secretary('attendance.appointHelpers', { sessionId, revision: 0, memberIds: ['m-li', 'm-wang'] }),
    'claim.ask': async () => {
      const { code } = await mustCallAs('o-secretary', 'claim.invite', { branchId: 'branch', memberId: 'm-phoneless' })
      return callAs('o-new', 'claim.ask', { way: 'invite', code })
    },
    'claim.mine': async () => (await claimed(), callAs('o-new', 'claim.mine', {})),
    'claim.list': async () => (await claimed(), secretary('claim.list', { branchId: 'branch' })),
    'claim.decide': async () =>
      secretary('claim.decide', { branchId: 'branch', claimId: await claimed(), approve: true }),
    'claim.invite': () => secretary('claim.invite', { branchId: 'branch', memberId: 'm-phoneless' }),
    'claim.release': () => li('claim.release', {}),
    'course.list': async () => (await givenCourses(100), li('course.list', { shelf: 'group' })),
    'course.forMe': async () => (await listened(), li('course.forMe', {})),
    'course.search': async () => (await givenCourses(100), li('course.search', { text: '课程' })),
    'course.open': async () => (await listened(), li('course.open', { by: 'course', courseId: 'course-1' })),
    'course.link': async () => li('course.link', { pass: await listened(), of: 'track', index: 0 }),
    'course.savePosition': async () =>
      li('course.savePosition', { ...heardAt(75), pass: await listened(), listenedAt: world().clock.now() + 1 }),
    'course.forget': async () => (await listened(), li('course.forget', { courseId: 'course-1' })),
    'course.manage': async () => {
      await givenCourses(100, () => ({ org: 'unit' }))
      for (let index = 0; index < 25; index++) await givenCourse(`course-${index}`, { org: 'unit' })
      return callAs(author, 'course.manage', { orgId: 'unit' })
    },
    'course.beginFile': () => callAs(author, 'course.beginFile', { ...here, name: '第一讲.mp3', size: 2_048 }),
    'course.checkFile': async () =>
      callAs(author, 'course.checkFile', { ...here, fileId: await courseUpload('第一讲.mp3') }),
    'course.previewFile': async () => {
      const { fileId } = await courseFile('第一讲.mp3')
      await mustSave(sound(fileId))
      return callAs(author, 'course.previewFile', { ...here, fileId })
    },
    'course.draft': async () => (await mustSave(), callAs(author, 'course.draft', here)),
    'course.saveDraft': async () => {
      const { fileId } = await courseFile('第一讲.mp3')
      const revision = await mustSave()
      world().clock.advance(60_000)
      return save({ ...sound(fileId), revision })
    },
    'course.submit': async () => submit(await mustSave(sound((await courseFile('第一讲.mp3')).fileId))),
    'course.release': async () => (await toRelease(), release(2)),
    'course.withdraw': async () => (await toRelease(), callAs(author, 'course.withdraw', here)),
    'course.retire': async () => {
      await givenCourse('course-1', { org: 'unit' })
      return callAs(author, 'course.retire', { ...here, retired: true })
    },
    'place.list': async () => (await hung(), callAs('o-unitOrganiser', 'place.list', { orgId: 'unit' })),
    'place.create': async () => (await givenCourse(), callAs('o-unitOrganiser', 'place.create', poster)),
    'place.retire': async () => {
      const code = await hung()
      return callAs('o-unitOrganiser', 'place.retire', { orgId: 'unit', code, retired: true })
    },
    'heatMap.get': () => callAs('o-groupOrganiser', 'heatMap.get', { orgId: 'group', month: '2026-11' }),
    'leave.form': () => li('leave.form', { sessionId }),
    'leave.ask': () => li('leave.ask', leaveFrom(sessionId)),
    'leave.withdraw': async () => (await askedBoth(sessionId), li('leave.withdraw', { sessionId })),
    'leave.return': async () => {
      const { sessionId: long } = await longMeeting()
      await mustCallAs('o-li', 'leave.ask', leaveFrom(long))
      for (const openid of ['o-secretary', 'o-unitOrganiser'])
        await mustCallAs(openid, 'leave.decide', { sessionId: long, memberIds: ['m-li'], approve: true })
      at('06 10:00:00')
      return li('leave.return', { sessionId: long })
    },
    'leave.mine': async () => (await askedBoth(sessionId), at('05 15:00:00'), li('leave.mine', {})),
    'leave.inbox': async () => {
      const { sessionId: long } = await longMeeting()
      await askedBoth(long)
      await mustCallAs('o-secretary', 'leave.decide', { sessionId: long, memberIds: ['m-li', 'm-wang'], approve: true })
      at('06 09:00:00')
      return callAs('o-unitOrganiser', 'leave.inbox', { orgId: 'unit' })
    },
    'leave.decide': async () => {
      await askedBoth(sessionId)
      return secretary('leave.decide', { sessionId, memberIds: ['m-li', 'm-wang'], approve: true })
    },
    'leave.enter': () => secretary('leave.enter', { sessionId, memberId: 'm-phoneless', kind: 'sick', reason: '住院' }),
    'speaker.find': async () => (await givenSpeakers(), callAs(OFFICE, 'speaker.find', { prefix: 'li' })),
    'tour.hosts': async () => (await givenSpeakers(), callAs(OFFICE, 'tour.hosts', { unitId: null })),
    'request.ask': () => secretary('request.ask', askOf()),
    'request.withdraw': async () => (
      await mustCallAs('o-secretary', 'request.ask', askOf()),
      secretary('request.withdraw', { branchId: 'branch', requestId: askOf().requestId })
    ),
    'request.ofBranch': async () => (await touring(), secretary('request.ofBranch', { branchId: 'branch' })),
    'request.list': async () => (await touring(), office('request.list', {})),
    'request.refuse': async () => (
      await touring(),
      office('request.refuse', { requestId: askOf().requestId, reason: '本季已排满' })
    ),
    'tour.list': async () => (await touring(), office('tour.list', {})),
    'tour.save': async () => {
      await touring()
      const { _id, quarter, title, requiredTeams } = tourOf({ _id: newIdOf('spring'), quarter: '2027-Q1' })
      return office('tour.save', { tourId: _id, quarter, title, requiredTeams })
    },
    'tour.open': async () => (await touring(), office('tour.open', { tourId })),
    'tour.changelog': async () => (await touring(), office('tour.changelog', { tourId })),
    'tour.schedule': async () => (
      await touring({ released: true }),
      organiser('tour.schedule', { orgId: 'unit', month: '2026-12' })
    ),
    'tour.addStop': async () => (await touring(), office('tour.addStop', addOf({ requestId: askOf().requestId }))),
    'tour.editStop': async () => (
      await touring(),
      office('tour.editStop', editOf(stopOf(1), { start: stopOf(2).start, end: stopOf(2).end }))
    ),
    'tour.cancelStop': async () => (
      await touring(),
      office('tour.cancelStop', { stopId: stopOf(1)._id, reason: '当天封路' })
    ),
    'tour.assign': async () => (
      await touring({ left: 0, who: ['m-zhou'], yes: [] }),
      office('tour.assign', { stopId: stopOf(1)._id, rev: 1, speakerIds: ['m-chen'] })
    ),
    'tour.colleagues': async () => (await touring(), office('tour.colleagues', { stopId: stopOf(1)._id })),
    'tour.match': async () => {
      await touring({ left: 1, who: [], yes: [] })
      const { seen } = await mustCallAs(OFFICE, 'tour.match', { tourId, apply: false, seen: null })
      return office('tour.match', { tourId, apply: true, seen })
    },
    'tour.check': async () => (await touring(), office('tour.check', { tourId })),
    'tour.release': async () => (await touring(), office('tour.release', { tourId, version: 0, waivers: [] })),
    'tour.coverage': async () => (await touring(), office('tour.coverage', { quarter: '2026-Q4' })),
    'stop.openings': async () => (await touring(openOne), asZhou('stop.openings', { month: '2026-12' })),
    'stop.register': async () => (await touring(openOne), asZhou('stop.register', seenOne)),
    'stop.wait': async () => (await touring({ ...openOne, left: 0, who: ['m-chen'] }), asZhou('stop.wait', seenOne)),
    'stop.leave': async () => (await touring({ open: true, waiting: ['m-chen'] }), asZhou('stop.leave', atOne)),
    'stop.answer': async () => (
      await touring({ yes: [], waiting: ['m-chen'] }),
      asZhou('stop.answer', { ...atOne, yes: false, reason: '当天值班' })
    ),
    'stop.card': async () => (await touring(), asZhou('stop.card', { stopId: stopOf(1)._id })),
    'stop.offer': async () => (await touring(), asZhou('stop.offer', { ...atOne, offered: true })),
    'stop.offers': async () => (await touring(chensOffer), asZhou('stop.offers', { month: '2026-12' })),
    'stop.takeOver': async () => (await touring(chensOffer), asZhou('stop.takeOver', { ...seenOne, from: 'm-chen' })),
    'partner.invite': async () => {
      await invitedPartner()
      return office('partner.invite', partnerOf(stopOf(1)._id))
    },
    'partner.open': async () => callAs('o-nobody', 'partner.open', { token: await invitedPartner() }),
    'partner.answer': async () =>
      callAs('o-nobody', 'partner.answer', { token: await invitedPartner(), yes: false, reason: '当天有会' }),
    'stop.count': async () => secretary('stop.count', { sessionId: await underWay(), leg: 0, heads: 45, all: false }),
    'stop.ofSession': async () => secretary('stop.ofSession', { sessionId: await underWay() }),
    'tour.lock': async () => (await touring(), office('tour.lock', { stopId: stopOf(1)._id, rev: 1, locked: true })),
    'tour.setPlaces': async () => (
      await touring({ waiting: ['m-chen'], open: true }),
      office('tour.setPlaces', { stopId: stopOf(1)._id, open: true, places: 2 })
    ),
    'lecture.sites': async () => (await plannedLecture(), organiser('lecture.sites', { orgId: 'unit' })),
    'lecture.saveSite': () =>
      organiser('lecture.saveSite', { ...(samples['lecture.saveSite'] as Input<'lecture.saveSite'>), orgId: 'unit' }),
    'lecture.lecturers': async () => (await plannedLecture(), organiser('lecture.lecturers', { orgId: 'unit' })),
    'lecture.saveLecturer': () =>
      organiser('lecture.saveLecturer', {
        ...(samples['lecture.saveLecturer'] as Input<'lecture.saveLecturer'>),
        orgId: 'unit',
      }),
    'lecture.list': async () => (await plannedLecture(), organiser('lecture.list', { orgId: 'unit', past: false })),
    'lecture.plan': async () => organiser('lecture.plan', planOf(await givenStage())),
    'lecture.confirm': async () => {
      await plannedLecture()
      const word = { branchId: 'sibling', lectureId: lectureId(1), yes: true } as const
      return callAs('o-siblingSecretary', 'lecture.confirm', word)
    },
    'lecture.publish': async () => {
      await plannedLecture()
      await confirm()
      return organiser('lecture.publish', { orgId: 'unit', lectureId: lectureId(1) })
    },
    'lecture.cancel': async () => {
      await givenLecture()
      return organiser('lecture.cancel', { orgId: 'unit', lectureId: lectureId(1), reason: '抢险' })
    },
    'lecture.ofBranch': async () => (await givenLecture(), secretary('lecture.ofBranch', { branchId: 'branch' })),
    'material.begin': () =>
      callAs('o-groupOrganiser', 'material.begin', { month: '2026-11', name: '讲稿.pdf', size: 2_048 }),
    'material.check': async () => {
      const fileId = await uploaded('讲稿.pdf')
      return callAs('o-groupOrganiser', 'material.check', { fileId })
    },
    'material.list': async () => callAs('o-siblingSecretary', 'material.list', (await withMaterial()).at),
    'material.open': async () => {
      const { at: session, fileId } = await withMaterial()
      return callAs('o-siblingSecretary', 'material.open', { ...session, fileId })
    },
    'meeting.calendar': async () => {
      await grouped()
      return secretary('meeting.calendar', { branchId: 'branch', year: '2026' })
    },
    'meeting.plan': async () =>
      secretary('meeting.plan', { ...meeting, kind: 'groupMeeting', groupId: await grouped() }),
    'member.home': async () => (at('05 15:00:00'), li('member.home', {})),
    'member.exportOwn': () => li('member.exportOwn', {}),
    'member.showPhone': () => li('member.showPhone', { phone: '13800000000' }),
    'notice.grant': async () => {
      await mustCallAs('o-li', 'notice.grant', { templates: ['themeDay'] })
      return li('notice.grant', { templates: ['themeDay'] })
    },
    'oversight.complain': () => li('oversight.complain', complaint),
    'oversight.mine': async () => (await li('oversight.complain', complaint), li('oversight.mine', {})),
    'oversight.open': async () => (await li('oversight.complain', complaint), admin('oversight.open', {})),
    'oversight.answer': async () => {
      const { id } = await mustCallAs('o-li', 'oversight.complain', complaint)
      return admin('oversight.answer', { complaintId: id, answer: '好的' })
    },
    'oversight.audit': async () => {
      await secretary('claim.invite', { branchId: 'branch', memberId: 'm-phoneless' })
      return admin('oversight.audit', { month: '2026-11' })
    },
    'pack.get': async () => {
      await mustCallAs('o-groupOrganiser', 'pack.publish', { month: '2026-11', version: 0, draft: monthPack })
      return callAs('o-groupOrganiser', 'pack.get', { month: '2026-11' })
    },
    'pack.saveDraft': () => callAs('o-groupOrganiser', 'pack.saveDraft', { month: '2026-11', draft: monthPack }),
    'pack.publish': () =>
      callAs('o-groupOrganiser', 'pack.publish', { month: '2026-11', version: 0, draft: monthPack }),
    'people.list': () => secretary('people.list', { orgId: 'branch' }),
    'people.get': () => secretary('people.get', person),
    'people.exempt': () => secretary('people.exempt', { ...person, ...exemption, reason: '住院' }),
    'people.endExemption': async () => {
      await mustCallAs('o-secretary', 'people.exempt', { ...person, ...exemption, reason: '住院' })
      return secretary('people.endExemption', { ...person, kind: exemption.kind, from: exemption.from })
    },
    'people.appoint': () => admin('people.appoint', { orgId: 'branch', memberId: 'm-li', ...post }),
    'people.endPost': async () => {
      await mustCallAs('o-administrator', 'people.appoint', { orgId: 'branch', memberId: 'm-li', ...post })
      return admin('people.endPost', { orgId: 'branch', memberId: 'm-li', ...post })
    },
    'roster.begin': () => admin('roster.begin', { importId, format: 'csv' }),
    'roster.stage': () => admin('roster.stage', { importId, part: 0, rows: roster }),
    'roster.check': async () => {
      await admin('roster.stage', { importId, part: 0, rows: roster })
      return admin('roster.check', { importId, parts: 1 })
    },
    'roster.start': async () => (await checked(), admin('roster.start', { importId })),
    'roster.apply': async () => {
      await checked()
      await admin('roster.start', { importId })
      return admin('roster.apply', { importId })
    },
    'need.mine': async () => {
      await givenQuiz('course-1', { topic: 'rescue' })
      await mustCallAs('o-li', 'need.answer', { topics: ['rescue', 'safety'] })
      return li('need.mine', {})
    },
    'need.answer': () => li('need.answer', { topics: ['rescue', 'safety'] }),
    'need.figures': async () => {
      await givenQuiz('course-1', { topic: 'rescue' })
      await mustCallAs('o-li', 'need.answer', { topics: ['rescue', 'safety'] })
      return callAs('o-unitOrganiser', 'need.figures', { orgId: 'unit', year: '2026' })
    },
    'prep.get': async () => (await prepared(sessionId), li('prep.get', { sessionId })),
    'prep.set': async () => (await givenQuiz(), secretary('prep.set', { sessionId, courseId: 'course-1' })),
    'prep.answer': async () => (await prepared(sessionId), li('prep.answer', answersTo(sessionId))),
    'prep.totals': async () => {
      await prepared(sessionId)
      await lecturedBy('m-wang')
      await mustCallAs('o-li', 'prep.answer', answersTo(sessionId))
      return callAs('o-wang', 'prep.totals', { sessionId })
    },
    'question.list': async () => (await atDesk(sessionId), li('question.list', { sessionId })),
    'question.ask': async () => (await atDesk(sessionId), askAs('o-li', sessionId, 3)),
    'question.vote': async () => (
      await atDesk(sessionId),
      li('question.vote', { sessionId, id: questionId(2), up: true })
    ),
    'question.end': async () => {
      await atDesk(sessionId)
      return secretary('question.end', { sessionId, id: questionId(1), to: 'merged', into: questionId(2) })
    },
    'question.close': async () => (
      await atDesk(sessionId),
      secretary('question.close', { sessionId, waive: '时间不够，下次再答' })
    ),
    'evaluation.give': async () => {
      await heldWith(sessionId)
      const marks = { clear: 5, useful: 4, arranged: 3 }
      return li('evaluation.give', { sessionId, marks, text: '多讲案例' })
    },
    'evaluation.result': async () => (await heldWith(sessionId), li('evaluation.result', { sessionId })),
    'record.get': async () => (await heldWith(sessionId), secretary('record.get', { sessionId })),
    'record.read': async () => {
      await savedWith(sessionId)
      await mustCallAs('o-secretary', 'record.report', { sessionId })
      return li('record.read', { sessionId })
    },
    'record.save': async () => (
      await heldWith(sessionId),
      secretary('record.save', { sessionId, revision: 0, ...wholeRecord })
    ),
    'record.report': async () => (await savedWith(sessionId), secretary('record.report', { sessionId })),
    'record.judge': async () => {
      await savedWith(sessionId)
      await mustCallAs('o-secretary', 'record.report', { sessionId })
      return callAs('o-unitOrganiser', 'record.judge', { sessionId, accept: true })
    },
    'record.waiting': async () => {
      await savedWith(sessionId)
      await mustCallAs('o-secretary', 'record.report', { sessionId })
      return callAs('o-unitOrganiser', 'record.waiting', { orgId: 'unit' })
    },
    'record.makeUp': async () => {
      await heldWith(sessionId)
      const absent = { memberId: 'm-wang', way: 'deliver', day: '2026-11-05' } as const
      return secretary('record.makeUp', { sessionId, ...absent })
    },
    'record.takeAway': async () => (await heldWith(sessionId), li('record.takeAway', { sessionId, text: '先降速' })),
    'rulePack.list': async () => (await drafted(), admin('rulePack.list', {})),
    'rulePack.get': async () => (await drafted(), admin('rulePack.get', { version: '2026.2' })),
    'rulePack.draft': () => admin('rulePack.draft', rulesDraft),
    'rulePack.test': async () => (await drafted(), admin('rulePack.test', { version: '2026.2' })),
    'rulePack.release': async () => {
      await drafted()
      await mustCallAs('o-administrator', 'rulePack.test', { version: '2026.2' })
      return callAs('o-groupOrganiser', 'rulePack.release', { version: '2026.2' })
    },
    'rota.get': () => secretary('rota.get', { branchId: 'branch', month: '2026-11' }),
    'rota.swap': async () => {
      const { plan } = await mustCallAs('o-secretary', 'rota.get', { branchId: 'branch', month: '2026-12' })
      const lecturerId = plan[0]!.memberId
      return secretary('rota.swap', { branchId: 'branch', one: '2026-12', other: '2027-01', lecturerId })
    },
    'tree.list': () => admin('tree.list', { orgId: 'unit' }),
    'tree.rename': () => admin('tree.rename', { orgId: 'branch', name: '青枫站支部' }),
    'tree.merge': () => (at('06 09:00:00'), admin('tree.merge', { orgId: 'branch', intoId: 'sibling' })),
    'tree.split': () => (
      at('06 09:00:00'),
      admin('tree.split', { orgId: 'branch', name: '新支部', memberIds: ['m-li', 'm-deputy'] })
    ),
    'tree.setGroup': () =>
      secretary('tree.setGroup', { branchId: 'branch', name: '第一党小组', memberIds: ['m-li', 'm-wang'] }),
    'report.readRoster': async () => {
      const fileId = await world().files.put('rosters/a.csv', Buffer.from(roster.map(String).join('\n')))
      return admin('report.readRoster', { importId, fileId })
    },
    'report.exportPeople': () => secretary('report.exportPeople', { orgId: 'branch', format: 'xlsx' }),
    'report.posters': async () => (
      await givenPlace('codeAAAA', await givenCourse('course-poster')),
      callAs('o-groupOrganiser', 'report.posters', { orgId: 'group', codes: ['codeAAAA'], layout: 'sheet' })
    ),
    'report.signInPoster': () => secretary('report.signInPoster', { branchId: 'branch' }),
    'report.record': async () => (await savedWith(sessionId), secretary('report.record', { sessionId })),
    'report.recordBook': async () => {
      await savedWith(sessionId)
      return secretary('report.recordBook', { orgId: 'branch', from: '2026-01', to: '2026-12' })
    },
    'speaker.own': async () => (await givenSpeaking(), callAs(speaking, 'speaker.own', {})),
    'speaker.save': async () => (await givenSpeaking(), callAs(speaking, 'speaker.save', entryOf())),
    'speaker.withdraw': async () => (await givenSpeaking({ stops: 0 }), callAs(speaking, 'speaker.withdraw', {})),
    'speaker.month': async () => (await givenSpeaking(), callAs(speaking, 'speaker.month', { month: '2026-12' })),
    'speaker.saveFree': async () => (
      await givenSpeaking(),
      callAs(speaking, 'speaker.saveFree', { month: '2026-12', days: ['2026-12-20'] })
    ),
    'speaker.list': async () => (await givenSpeaking({ others: 30 }), li('speaker.list', {})),
    'speaker.profile': async () => (await givenSpeaking({ held: 30 }), li('speaker.profile', { speakerId: 'm-zhou' })),
    'speaker.record': async () => (await givenSpeaking({ held: 30 }), callAs(speaking, 'speaker.record', {})),
    'speaker.registry': async () => (
      await givenSpeaking({ others: 30 }),
      callAs(OFFICE, 'speaker.registry', { state: 'confirmed' })
    ),
    'speaker.invite': async () => (
      await givenSpeaking(),
      callAs(OFFICE, 'speaker.invite', samples['speaker.invite'] as Input<'speaker.invite'>)
    ),
    'speaker.decide': async () => {
      await givenSpeaking()
      await mustCallAs('o-li', 'speaker.save', entryOf())
      return callAs(OFFICE, 'speaker.decide', { speakerId: 'm-li', yes: true })
    },
    'themeDay.month': () => secretary('themeDay.month', { branchId: 'branch', month: '2026-11' }),
    'themeDay.publish': () => callAs('o-siblingSecretary', 'themeDay.publish', { ...draft, branchId: 'sibling' }),
    'themeDay.cancel': () => secretary('themeDay.cancel', { sessionId, reason: '抢险' }),
    'themeDay.reply': () => li('themeDay.reply', { sessionId }),
  }
  return calls[action]()
}

test('every action has its budget', () => {
  expect(Object.keys(budgets).sort()).toEqual(Object.keys(contract).sort())
})

test.each(Object.keys(budgets) as ActionName[])('%s stays within its budget', async (action) => {
  const { reply, cost } = await typical(action)
  const { requests, examined, bytes } = budgets[action]
  expect(reply).toMatchObject({ ok: true })
  expect({
    requests: cost.requests <= requests,
    examined: cost.examined <= examined,
    bytes: cost.replyBytes <= bytes,
    cost,
  }).toMatchObject({
    requests: true,
    examined: true,
    bytes: true,
  })
})
