import * as v from 'valibot'
import { action, id, month, ruled } from './define'

const lecture = v.object({ month, memberId: id, name: v.string() })

/** 微党课轮值: nobody twice before everybody once; two months may exchange their lecturers. */
export const rota = {
  'rota.get': action({
    allow: { may: 'write', resource: 'themeDay', at: 'branch' },
    input: v.strictObject({ branchId: id, month }),
    output: ruled({
      /** For the month asked; null if nobody can be asked. */
      proposal: v.nullable(v.object({ id, name: v.string() })),
      /** Who may lecture, in roster order; `waits`: has not lectured in this round. */
      people: v.array(v.object({ id, name: v.string(), waits: v.boolean() })),
      /** The month asked and those behind it, up to five months from now. */
      plan: v.array(lecture),
    }),
  }),

  /** `lecturerId`: who was to lecture in the month `one` when it was looked at; asked again, nothing swaps back. */
  'rota.swap': action({
    allow: { may: 'write', resource: 'themeDay', at: 'branch' },
    input: v.strictObject({ branchId: id, one: month, other: month, lecturerId: id }),
    output: v.object({ plan: v.array(lecture) }),
  }),
}
