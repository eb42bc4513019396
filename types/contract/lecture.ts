import * as v from 'valibot'
import { lectureStates, siteTypes } from '#domain/lecture'
import { action, id, instant, line, ruled } from './define'

const siteType = v.picklist(siteTypes)
const state = v.picklist(lectureStates)
const capacity = v.pipe(v.number(), v.safeInteger(), v.minValue(1, '请填写能坐多少人'), v.maxValue(2000))

const lectureView = v.object({
  id,
  series: v.string(),
  title: v.string(),
  site: v.object({ id, name: v.string(), type: siteType, address: v.string() }),
  host: v.object({ id, name: v.string() }),
  lecturer: v.object({ id, name: v.string(), title: v.string() }),
  /** What is prepared with beforehand. */
  course: v.nullable(v.object({ id, title: v.string() })),
  start: instant,
  end: instant,
  capacity: v.number(),
  state,
  cancelReason: v.nullable(v.string()),
  /** Why the host would rather not; null as long as he has not said so. */
  declined: v.nullable(v.string()),
  linked: v.array(
    v.object({ branchId: id, branch: v.string(), sessionId: v.nullable(id), expected: v.nullable(v.number()) }),
  ),
  /** The site was visited in this round already: on which day. */
  visitedAt: v.nullable(instant),
  version: v.number(),
})

/** 大讲堂: lectures that go to 工地, 站所 and 项目. */
export const lecture = {
  /** 现场 of an organisation and of those above it. */
  'lecture.sites': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    input: v.strictObject({ orgId: id }),
    output: v.object({
      sites: v.array(
        v.object({
          id,
          name: v.string(),
          type: siteType,
          address: v.string(),
          hostBranchId: id,
          host: v.string(),
          capacity: v.number(),
          /** The newest one, held or planned, of those that still count for the round. */
          lastVisit: v.nullable(instant),
          /** Of the organisation itself, which may change it; the others are of those above it. */
          own: v.boolean(),
        }),
      ),
    }),
  }),

  'lecture.saveSite': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    input: v.strictObject({
      orgId: id,
      siteId: v.optional(id),
      name: line(20, '请填写现场的名称，20 字以内'),
      type: siteType,
      address: line(40, '请填写地址，40 字以内'),
      hostBranchId: id,
      capacity,
    }),
    output: v.object({ siteId: id }),
  }),

  /** 主讲人 of an organisation and those above it, with when each is taken in the next half year. No fees are kept. */
  'lecture.lecturers': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    input: v.strictObject({ orgId: id }),
    output: v.object({
      lecturers: v.array(
        v.object({
          id,
          name: v.string(),
          title: v.string(),
          memberId: v.nullable(id),
          retired: v.boolean(),
          own: v.boolean(),
          taken: v.array(v.object({ start: instant, end: instant, what: v.string() })),
        }),
      ),
    }),
  }),

  /** `memberId`: one of ours, who then sees totals of what was prepared and answers questions; null for a guest. */
  'lecture.saveLecturer': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    input: v.strictObject({
      orgId: id,
      lecturerId: v.optional(id),
      name: line(12, '请填写主讲人姓名'),
      title: line(20, '请填写主讲人的单位和职务，20 字以内'),
      memberId: v.nullable(id),
      retired: v.boolean(),
    }),
    output: v.object({ lecturerId: id }),
  }),

  /** Of an organisation and below, twenty at a time: from today on, the next one first; or before today, the newest first. */
  'lecture.list': action({
    allow: { may: 'read', resource: 'lectures', at: 'org' },
    input: v.strictObject({ orgId: id, past: v.boolean(), after: v.optional(v.strictObject({ start: instant, id })) }),
    output: ruled({
      now: instant,
      org: v.string(),
      lectures: v.array(lectureView),
      next: v.nullable(v.object({ start: instant, id })),
    }),
  }),

  /** A lecturer is booked half-hour by half-hour: who is taken is refused. The same id again changes nothing. */
  'lecture.plan': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    audited: true,
    input: v.strictObject({
      orgId: id,
      lectureId: v.pipe(v.string(), v.regex(/^[\w-]{22}$/)),
      series: line(20, '请填写系列的名称，20 字以内'),
      title: line(30, '请填写这一讲的题目，30 字以内'),
      siteId: id,
      lecturerId: id,
      courseId: v.nullable(id),
      start: instant,
      end: instant,
      branchIds: v.pipe(v.array(id), v.minLength(1, '请选择参加的支部'), v.maxLength(20)),
      /** The site was visited in this round: go all the same. */
      again: v.boolean(),
    }),
    output: ruled({ lecture: lectureView }),
  }),

  /** 东道主确认, by the secretary of the branch at the site; or not, with a reason. */
  'lecture.confirm': action({
    allow: { may: 'write', resource: 'lectureHost', at: 'branch' },
    audited: true,
    input: v.variant('yes', [
      v.strictObject({ branchId: id, lectureId: id, yes: v.literal(true) }),
      v.strictObject({ branchId: id, lectureId: id, yes: v.literal(false), reason: line(40, '请写明原因，40 字以内') }),
    ]),
    output: v.object({ lectureId: id, state }),
  }),

  /** Each linked branch gets a session of its own. Published twice, there is one. */
  'lecture.publish': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    audited: true,
    input: v.strictObject({ orgId: id, lectureId: id }),
    output: ruled({ lecture: lectureView }),
  }),

  'lecture.cancel': action({
    allow: { may: 'write', resource: 'lectures', at: 'org' },
    audited: true,
    input: v.strictObject({ orgId: id, lectureId: id, reason: line(40, '请写明取消的原因，40 字以内') }),
    output: v.object({ lectureId: id, state }),
  }),

  /** What a secretary is asked to host, and what the branch is linked to; by start, also those of the last two months. */
  'lecture.ofBranch': action({
    allow: { may: 'read', resource: 'lectureHost', at: 'branch' },
    input: v.strictObject({ branchId: id }),
    output: v.object({ now: instant, hosting: v.array(lectureView), linked: v.array(lectureView) }),
  }),
}
