import * as v from 'valibot'
import { action, id, month, ruled } from './define'
import { importId } from './roster'

/** Rosters are uploaded into this folder; no other file of the storage is read for one. */
const rosterFile = v.pipe(v.string(), v.maxLength(200), v.regex(/^cloud:\/\/[\w.-]+\/rosters\/[\w.-]{1,80}$/))

export const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** Whatever is a file. Rosters in: then roster.check, roster.start and roster.apply. Lists out: by a link that ends soon. */
export const report = {
  /** Reads an uploaded sheet into the parts that roster.stage would have taken. The file is gone afterwards. */
  'report.readRoster': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId, fileId: rosterFile }),
    output: v.object({ importId: id, parts: v.number(), lines: v.number() }),
  }),

  /** The people of a branch, a unit or the group, without phone, openid and birth. */
  'report.exportPeople': action({
    allow: { may: 'write', resource: 'exports', at: 'org' },
    audited: ['rows'],
    input: v.strictObject({ orgId: id, format: v.picklist(sheetFormats) }),
    output: ruled({ fileId: v.string(), url: v.string(), rows: v.number() }),
  }),

  /** 记录 as a document, from the template; of a record that is not complete nothing is written. */
  'report.record': action({
    allow: { may: 'write', resource: 'exports', at: 'session' },
    audited: true,
    input: v.strictObject({ sessionId: id }),
    output: ruled({ fileId: v.string(), url: v.string() }),
  }),

  /** 台账 of a branch, a unit or the group: sessions, who was there, twelve months. Months, both inclusive, at most twelve. */
  'report.recordBook': action({
    allow: { may: 'write', resource: 'exports', at: 'org' },
    audited: ['rows'],
    input: v.strictObject({ orgId: id, from: month, to: month }),
    output: ruled({ fileId: v.string(), url: v.string(), rows: v.number() }),
  }),
}
