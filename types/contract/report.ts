import * as v from 'valibot'
import { action, id, month, ruled } from './define'
import { placeCode } from './place'
import { importId } from './roster'

/** Rosters are uploaded into this folder; no other file of the storage is read for one. */
const rosterFile = v.pipe(v.string(), v.maxLength(200), v.regex(/^cloud:\/\/[\w.-]+\/rosters\/[\w.-]{1,80}$/))

const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

const MOST_POSTERS = 60
const posterLayouts = ['sheet', 'single'] as const

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

  /** Poster codes on A4: twenty to a sheet, to be cut out, or one large one a page. In the order asked for. */
  'report.posters': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({
      orgId: id,
      codes: v.pipe(
        v.array(placeCode),
        v.minLength(1, '请选择要打印的码'),
        v.maxLength(MOST_POSTERS, '一次最多打印 60 张'),
      ),
      layout: v.picklist(posterLayouts),
    }),
    output: v.object({ fileId: v.string(), url: v.string(), pages: v.number() }),
  }),

  /** 签到海报 of a branch's room: it opens the sign-in page and proves nothing. One page. */
  'report.signInPoster': action({
    allow: { may: 'write', resource: 'session', at: 'branch' },
    input: v.strictObject({ branchId: id }),
    output: v.object({ fileId: v.string(), url: v.string() }),
  }),
}
