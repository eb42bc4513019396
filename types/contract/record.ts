import * as v from 'valibot'
import { recordSections } from '#domain/record'
import { recordStates } from '#domain/recordState'
import { sessionKinds } from '#domain/session'
import { action, day, id, instant, line, ruled } from './define'
import { sessionFacts, status } from './session'

const sentence = v.object({
  section: v.picklist(recordSections),
  text: v.string(),
  /** Paths of the facts it was made of. */
  from: v.array(v.string()),
})

/** What nobody but the secretary knows; null: not filled in yet. */
const entered = {
  host: v.nullable(line(20, '请填写主持人')),
  recorder: v.nullable(line(20, '请填写记录人')),
  /** By the agenda's order: held or not, and who gave it. */
  agenda: v.pipe(
    v.array(v.strictObject({ held: v.nullable(v.boolean()), lecturer: v.nullable(line(20, '请填写主讲人')) })),
    v.maxLength(8),
  ),
  decisions: v.nullable(v.pipe(v.array(line(120, '每项决定 120 字以内')), v.maxLength(10))),
  /** Members whose take-aways stand in the record. */
  takeAwaysOf: v.nullable(v.pipe(v.array(id), v.maxLength(10))),
}

export const recordView = ruled({
  session: v.object(sessionFacts),
  branch: v.string(),
  state: v.picklist(recordStates),
  version: v.number(),
  /** Rises with every saving: of two who write at once, one is told. */
  revision: v.number(),
  /** Why it was returned. */
  remark: v.nullable(v.string()),
  entered: v.object(entered),
  sentences: v.array(sentence),
  missing: v.array(v.object({ field: v.string(), question: v.string() })),
  takeAways: v.array(v.object({ memberId: id, name: v.string(), texts: v.array(v.string()) })),
  /** Absent, on leave or exempt; `makeup` if it was made up for. */
  absent: v.array(
    v.object({
      memberId: id,
      name: v.string(),
      status: v.picklist(['leave', 'absent', 'exempt']),
      makeup: v.nullable(v.object({ way: v.picklist(['makeup', 'deliver']), day })),
    }),
  ),
})

/** 主题党日记录: composed of facts; what is missing is asked for, nothing is invented. */
export const record = {
  'record.get': action({
    allow: { may: 'read', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: recordView,
  }),

  /** For whoever was invited, once it is reported: as it was reported, with numbers in place of the names of who was not there. */
  'record.read': action({
    allow: { may: 'read', resource: 'themeDay', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      kind: v.picklist(sessionKinds),
      start: instant,
      branch: v.string(),
      state: v.picklist(['reported', 'accepted']),
      sentences: v.array(v.object({ section: v.picklist(recordSections), text: v.string() })),
      /** What became of whoever asks; null for whom nobody expected and who did not come. */
      own: v.nullable(status),
    }),
  }),

  /** `revision`: the one looked at. While nothing has been reported, or after a return, it can be written. */
  'record.save': action({
    allow: { may: 'write', resource: 'themeDay', at: 'session' },
    input: v.strictObject({ sessionId: id, revision: v.pipe(v.number(), v.integer(), v.minValue(0)), ...entered }),
    output: recordView,
  }),

  /** 上报: only a record of which nothing is missing. */
  'record.report': action({
    allow: { may: 'write', resource: 'themeDay', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: v.object({ sessionId: id, state: v.picklist(recordStates), reportedAt: instant }),
  }),

  /** 验收: accepted, or returned with a remark; then version 2 is written. */
  'record.judge': action({
    allow: { may: 'write', resource: 'acceptance', at: 'session' },
    audited: true,
    input: v.variant('accept', [
      v.strictObject({ sessionId: id, accept: v.literal(true) }),
      v.strictObject({ sessionId: id, accept: v.literal(false), remark: line(100, '请写明退回的原因，100 字以内') }),
    ]),
    output: v.object({ sessionId: id, state: v.picklist(recordStates) }),
  }),

  /** Reported and not yet judged, longest waiting first; `after` is the last answer's `next`. */
  'record.waiting': action({
    allow: { may: 'read', resource: 'acceptance', at: 'org' },
    input: v.strictObject({ orgId: id, after: v.optional(v.strictObject({ reportedAt: instant, id })) }),
    output: v.object({
      records: v.array(
        v.object({ sessionId: id, branch: v.string(), title: v.string(), start: instant, reportedAt: instant }),
      ),
      next: v.nullable(v.object({ reportedAt: instant, id })),
    }),
  }),

  /** 补课, 送学: for whoever was not there; counted apart from attendance. */
  'record.makeUp': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id, memberId: id, way: v.picklist(['makeup', 'deliver']), day }),
    output: v.object({ sessionId: id, memberId: id, way: v.picklist(['makeup', 'deliver']), day }),
  }),

  /** 心得: at most three lines from whoever was there; sent again, the same line stands once. */
  'record.takeAway': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id, text: line(50, '请写一句心得，50 字以内') }),
    output: v.object({ sessionId: id, texts: v.array(v.string()) }),
  }),
}
