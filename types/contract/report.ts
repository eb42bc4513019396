import * as v from 'valibot'
import { action, id, ruled } from './define'
import { importId } from './org'

/** Rosters are uploaded into this folder; no other file of the storage is read for one. */
const rosterFile = v.pipe(v.string(), v.maxLength(200), v.regex(/^cloud:\/\/[\w.-]+\/rosters\/[\w.-]{1,80}$/))

export const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** Whatever is a file. Rosters in: then org.checkRoster and org.applyRoster. Lists out: by a link that ends soon. */
export const report = {
  /** Reads an uploaded sheet into the parts that org.stageRoster would have taken. The file is gone afterwards. */
  'report.readRoster': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId, fileId: rosterFile }),
    output: v.object({ importId: id, parts: v.number(), lines: v.number() }),
  }),

  /** The people of a branch, a unit or the group, without phone, openid and birth. */
  'report.exportPeople': action({
    allow: { may: 'write', resource: 'exports', at: 'org' },
    audited: true,
    input: v.strictObject({ orgId: id, format: v.picklist(sheetFormats) }),
    output: ruled({ fileId: v.string(), url: v.string(), rows: v.number() }),
  }),
}
