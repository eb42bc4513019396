import * as v from 'valibot'
import { categories } from '#domain/category'
import { partnerStates } from '#domain/staffing'
import { requestStates, stopStates } from '#domain/stop'
import { action, id, instant, line, ruled } from './define'
import { region, team, topic } from './speaker'

/** Drawn by the phone. */
export const newId = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))

/** As phones tell it (gcj02). */
const point = v.strictObject({
  latitude: v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
})

/** What a branch tells of itself when it asks, and what the stop card shows. phone: the contact's own word, for speaker and office only. */
export const audience = {
  place: line(40, '请填写地点，40 字以内'),
  region,
  point: v.nullable(point),
  contact: v.strictObject({
    name: line(12, '请填写联系人'),
    phone: v.nullable(v.pipe(v.string(), v.regex(/^1\d{10}$/, '请填写 11 位手机号'))),
  }),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(1, '请填写大约多少人'), v.maxValue(2000, '一场最多 2000 人')),
  categories: v.pipe(v.array(v.picklist(categories)), v.maxLength(categories.length)),
  /** 他们想问 */
  ask: v.nullable(line(60, '想问的写在 60 字以内')),
  ownBranchAllowed: v.boolean(),
  /** 现场教学: heads are counted at the end of each leg. */
  legs: v.pipe(v.array(line(12, '每一程的名称在 12 字以内')), v.maxLength(6, '最多六程')),
}

export const times = v.strictObject({ start: instant, end: instant })

const requestView = v.object({
  id,
  branchId: id,
  branch: v.string(),
  unit: v.string(),
  topic,
  wishes: v.array(v.object({ start: instant, end: instant })),
  place: v.string(),
  region,
  contact: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
  size: v.number(),
  categories: v.array(v.picklist(categories)),
  ask: v.nullable(v.string()),
  /** What a stop that is made of it keeps. */
  point: v.nullable(point),
  ownBranchAllowed: v.boolean(),
  legs: v.array(v.string()),
  state: v.picklist(requestStates),
  refusedFor: v.nullable(v.string()),
  stopId: v.nullable(id),
  askedAt: instant,
})

export const person = v.object({ id, name: v.string(), team })

/** Facts of a stop as they are told; draft: as they will be from the next release on, null if nothing is different. */
export const facts = { topic, region, place: v.string(), start: instant, end: instant }
export const stopView = {
  id,
  tourId: id,
  title: v.string(),
  hostId: id,
  ...facts,
  point: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
  contact: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
  size: v.number(),
  categories: v.array(v.picklist(categories)),
  ask: v.nullable(v.string()),
  legs: v.array(v.object({ name: v.string(), expected: v.nullable(v.number()), counted: v.nullable(v.number()) })),
  state: v.picklist(stopStates),
  cancelReason: v.nullable(v.string()),
  sessionId: v.nullable(id),
  speakers: v.array(v.object({ ...person.entries, coming: v.boolean(), offered: v.boolean() })),
  partner: v.nullable(v.object({ name: v.string(), state: v.picklist(partnerStates) })),
}

/** 点单: what branches ask for. */
export const request = {
  /** 点单. The same id again changes nothing. wishes: one to three, any of which would do. */
  'request.ask': action({
    allow: { may: 'write', resource: 'tours', at: 'branch' },
    input: v.strictObject({
      branchId: id,
      requestId: newId,
      topic,
      wishes: v.pipe(v.array(times), v.minLength(1, '请至少选一个合适的时间'), v.maxLength(3)),
      ...audience,
    }),
    output: ruled({ request: requestView, /** Somebody on the list speaks about it. */ offered: v.boolean() }),
  }),

  'request.withdraw': action({
    allow: { may: 'write', resource: 'tours', at: 'branch' },
    input: v.strictObject({ branchId: id, requestId: id }),
    output: v.object({ state: v.picklist(requestStates) }),
  }),

  /** What the branch has asked for, and the stops that come to it: those of the last three months and all ahead. */
  'request.ofBranch': action({
    allow: { may: 'read', resource: 'tours', at: 'branch' },
    input: v.strictObject({ branchId: id }),
    output: v.object({ now: instant, requests: v.array(requestView), stops: v.array(v.object(stopView)) }),
  }),

  /** Still to be answered, the oldest first; twenty at a time. */
  'request.list': action({
    allow: { may: 'read', resource: 'tours', at: 'group' },
    input: v.strictObject({ after: v.optional(v.strictObject({ askedAt: instant, id })) }),
    output: v.object({
      now: instant,
      requests: v.array(requestView),
      next: v.nullable(v.object({ askedAt: instant, id })),
    }),
  }),

  'request.refuse': action({
    allow: { may: 'write', resource: 'tours', at: 'group' },
    audited: true,
    input: v.strictObject({ requestId: id, reason: line(40, '请写明原因，40 字以内') }),
    output: v.object({ state: v.picklist(requestStates) }),
  }),
}
