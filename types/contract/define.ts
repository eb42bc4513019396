import * as v from 'valibot'
import { messages } from '#domain/errors'
import type { Resource } from '#domain/rights'

/** A schema that a person fills in carries its own sentence; everything else gets this one, never English. */
v.setGlobalMessage(messages.INVALID_INPUT)

/**
 * Who may ask. `visitor` and `member` are the two simplest rows; any other names a row of the rights matrix and where
 * the matter lies: the organisation or branch that the input names, the branch that holds the named session, the group, or
 * one's own entry in the list of speakers.
 */
export type Allow =
  | 'visitor'
  | 'member'
  | { may: 'read' | 'write'; resource: Resource; at: 'org' | 'branch' | 'session' | 'group' | 'speaker' }
  | { pass: PassKind }

/** A pass is marked for one person, purpose and hour by an action that has judged the right; whoever shows it is not looked up again. */
export type PassKind = 'signIn' | 'screen' | 'listen'

/** One thing a person may ask for. */
export interface Action<I extends v.GenericSchema = v.GenericSchema, O extends v.GenericSchema = v.GenericSchema> {
  allow: Allow
  /** A privileged change or an export: it leaves one record in the audit, of the input and the named parts of the output. */
  audited?: true | readonly string[]
  input: I
  output: O
}

export const action = <const A extends Action>(definition: A): A => definition

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[\w:-]+$/))

/** Instants are epoch milliseconds; days are Beijing days, 'YYYY-MM-DD'; months 'YYYY-MM'. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const day = v.pipe(v.string(), v.isoDate())
export const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))

/** A line that a person types, blanks around it dropped. Counted by code points: phones have no Intl.Segmenter. */
export const line = (max: number, sentence: string) =>
  v.pipe(
    v.string(),
    v.maxLength(max * 4, sentence),
    v.trim(),
    v.check((text) => text.length > 0 && [...text].length <= max, sentence),
  )

/** An output that a regulation had a say in names the rule pack. */
export const ruled = <E extends v.ObjectEntries>(entries: E) => v.object({ ...entries, ruleVersion: v.string() })
