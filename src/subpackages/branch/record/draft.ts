/** What the secretary fills in, step by step, kept on the phone until it is saved. */
import * as v from 'valibot'
import type { Input, Output } from '#types/contract'

export type RecordView = Output<'record.get'>
export type Entered = Omit<Input<'record.save'>, 'sessionId' | 'revision'>

export const steps = ['people', 'agenda', 'decisions', 'takeAways'] as const
export type Step = (typeof steps)[number]

const point = v.object({ held: v.boolean(), lecturer: v.string() })
const draftSchema = v.object({
  host: v.string(),
  recorder: v.string(),
  agenda: v.array(point),
  decisions: v.array(v.string()),
  /** 没有决定; what was written is kept. */
  none: v.boolean(),
  takeAwaysOf: v.array(v.string()),
  /** Steps that she has confirmed: what merely stands in the form is no fact. */
  filled: v.array(v.picklist(steps)),
})

export type Draft = v.InferOutput<typeof draftSchema>
export type PointDraft = v.InferOutput<typeof point>

export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

/** As it most often is: the secretary presides, everything planned was held. */
export function freshDraft({ entered, session }: RecordView, own: { host: string; recorder: string }): Draft {
  return {
    host: entered.host ?? own.host,
    recorder: entered.recorder ?? own.recorder,
    agenda: session.agenda.map(({ part }, index) => {
      const known = entered.agenda[index]
      const lecturer = known?.lecturer ?? (part === 'lesson' ? session.lecturer?.name : undefined)
      return { held: known?.held ?? true, lecturer: lecturer ?? '' }
    }),
    decisions: entered.decisions?.length ? entered.decisions : [''],
    none: entered.decisions?.length === 0,
    takeAwaysOf: entered.takeAwaysOf ?? [],
    filled: [],
  }
}

const orNull = (text: string) => text.trim() || null

export const writtenDecisions = ({ decisions, none }: Draft) =>
  none ? [] : decisions.map((text) => text.trim()).filter(Boolean)

/** What would be saved: of confirmed steps what the form says, of the others what is known already. */
export function enteredOf(draft: Draft, { entered, session }: RecordView): Entered {
  const has = (step: Step) => draft.filled.includes(step)
  return {
    host: has('people') ? orNull(draft.host) : entered.host,
    recorder: has('people') ? orNull(draft.recorder) : entered.recorder,
    agenda: session.agenda.map((_point, index) => {
      const own = draft.agenda[index]
      const known = entered.agenda[index] ?? { held: null, lecturer: null }
      return has('agenda') && own ? { held: own.held, lecturer: orNull(own.lecturer) } : known
    }),
    decisions: has('decisions') ? writtenDecisions(draft) : entered.decisions,
    takeAwaysOf: has('takeAways') ? draft.takeAwaysOf : entered.takeAwaysOf,
  }
}
