import * as v from 'valibot'
import { action, id, instant, line } from './define'

/** 48 bits in base64url; `c` before it is the scene of the code. */
export const placeCode = v.pipe(v.string(), v.regex(/^[\w-]{8}$/))

/** Poster codes: one per course and place. */
export const place = {
  'place.list': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, courseId: v.optional(id), after: v.optional(id) }),
    output: v.object({
      places: v.array(
        v.object({
          code: v.string(),
          courseId: id,
          course: v.string(),
          label: v.string(),
          retired: v.boolean(),
          createdAt: instant,
        }),
      ),
      next: v.nullable(v.string()),
    }),
  }),

  /** One code for each label; the same course and label twice is the same code. */
  'place.create': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({
      orgId: id,
      courseId: id,
      labels: v.pipe(v.array(line(20, '请填写张贴的地方，20 字以内')), v.minLength(1), v.maxLength(20)),
    }),
    output: v.object({ codes: v.array(v.string()) }),
  }),

  'place.retire': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, code: placeCode, retired: v.boolean() }),
    output: v.object({ code: v.string(), retired: v.boolean() }),
  }),
}
