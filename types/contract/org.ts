import * as v from 'valibot'
import { action, id } from './define'

const importId = v.pipe(v.string(), v.regex(/^[\w-]{8,32}$/))
const cell = v.pipe(v.string(), v.maxLength(200))
const row = v.pipe(v.array(cell), v.maxLength(40))

const problem = v.object({ line: v.number(), column: v.string(), code: v.string(), message: v.string() })

/** A roster of 7,000 people comes in parts; nothing of it counts until the whole has been checked. */
export const org = {
  'org.stageRoster': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({
      importId,
      part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)),
      rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(200)),
    }),
    output: v.object({ importId: id, part: v.number() }),
  }),

  /** The dry run: what would change, and what stands in the way, line by line as in the sheet (1 = first line). */
  'org.checkRoster': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId, parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
    output: v.object({
      importId: id,
      accepted: v.boolean(),
      people: v.number(),
      branches: v.number(),
      units: v.number(),
      problems: v.array(problem),
      moreProblems: v.number(),
    }),
  }),

  /** Applies one part of an accepted roster; asked again for the same part, it changes nothing. */
  'org.applyRoster': action({
    allow: { may: 'write', resource: 'people', at: 'group' },
    input: v.strictObject({ importId, part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)) }),
    output: v.object({
      part: v.number(),
      added: v.number(),
      changed: v.number(),
      unchanged: v.number(),
      done: v.boolean(),
    }),
  }),
}
