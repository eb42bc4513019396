import * as v from 'valibot'
import { lineKinds } from '#domain/roster'
import { action, id } from './define'

export const importId = v.pipe(v.string(), v.regex(/^[\w-]{8,32}$/))
const cell = v.pipe(v.string(), v.maxLength(200))
const row = v.pipe(v.array(cell), v.maxLength(40))

const counts = v.object({ new: v.number(), changed: v.number(), unchanged: v.number(), refused: v.number() })
const judged = v.object({ line: v.number(), kind: v.picklist(lineKinds), name: v.string(), message: v.string() })
const problem = v.object({ line: v.number(), column: v.string(), code: v.string(), message: v.string() })
const progress = v.object({
  /** Parts written, of `parts`. */
  applied: v.number(),
  parts: v.number(),
  done: v.boolean(),
  counts,
})

/** A roster of 7,000 people comes in parts, or as a file by report.readRoster; nothing of it counts until it is started. */
export const roster = {
  /** Before its file is uploaded: says where to, and makes the file known to the sweep. */
  'roster.begin': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId, format: v.picklist(['xlsx', 'csv']) }),
    output: v.object({ path: v.string() }),
  }),

  'roster.stage': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({
      importId,
      part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)),
      rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(200)),
    }),
    output: v.object({ importId: id, part: v.number() }),
  }),

  /** The dry run: what would change, and what stands in the way, line by line as in the sheet (1 = first line). */
  'roster.check': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId, parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
    output: v.object({
      importId: id,
      accepted: v.boolean(),
      people: v.number(),
      branches: v.number(),
      units: v.number(),
      counts,
      /** The first 200: refused lines first, then changed, new and unchanged ones. */
      lines: v.array(judged),
      problems: v.array(problem),
      moreProblems: v.number(),
    }),
  }),

  /** From here on the whole roster goes in, even if nobody asks again: what is left half-way, the clock completes. */
  'roster.start': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    audited: ['parts'],
    input: v.strictObject({ importId }),
    output: progress,
  }),

  /** Writes as much of a started roster as a call has time for; asked until `done`. Repeating it changes nothing. */
  'roster.apply': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId }),
    output: progress,
  }),
}
