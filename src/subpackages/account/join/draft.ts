import * as v from 'valibot'
import { claimWays } from '#domain/claim'
import type { ErrorCode } from '#domain/errors'
import type { Input } from '#types/contract'
import { claim } from '#types/contract/claim'

/** As it is kept on the phone, so what comes back from there is checked. What was typed for one way outlives the other. */
const draftSchema = v.object({
  way: v.picklist(claimWays),
  code: v.string(),
  name: v.string(),
  birthMonth: v.string(),
  /** To the privacy guideline: here somebody gives data for the first time. */
  agreed: v.boolean(),
})

export type Draft = v.InferOutput<typeof draftSchema>
export type Field = 'code' | 'name' | 'birthMonth'
export type Problems = Partial<Record<Field, string>>

export const draftOf = (kept: unknown): Draft =>
  v.is(draftSchema, kept) ? kept : { way: 'invite', code: '', name: '', birthMonth: '', agreed: false }

/** Codes are read out and copied from messages: in small letters, in two groups of four. */
export const codeOf = (typed: string) => typed.toUpperCase().replace(/[\s-]/g, '')

export const CODE_LENGTH = 8
const NEVER_IN_A_CODE = /[01IO]/

export const toInput = ({ way, code, name, birthMonth }: Draft): Input<'claim.ask'> =>
  way === 'invite' ? { way, code } : { way, name, birthMonth }

const isField = (key: unknown): key is Field => key === 'code' || key === 'name' || key === 'birthMonth'

/** The server's own schema, asked before the server is: field → its sentence. */
export function problemsOf(input: Input<'claim.ask'>): Problems {
  const problems: Problems = {}
  if (input.way === 'invite' && NEVER_IN_A_CODE.test(input.code)) {
    problems.code = '邀请码里没有 0、1、I、O，请再核对一遍'
  }
  for (const { path, message } of v.safeParse(claim['claim.ask'].input, input).issues ?? []) {
    const key = path?.[path.length - 1]?.key
    if (isField(key)) problems[key] ??= message
  }
  return problems
}

/** Where a refusal belongs; null: to the page. */
export function fieldOf(refusal: ErrorCode): Field | null {
  if (refusal === 'INVITE_UNKNOWN' || refusal === 'INVITE_EXPIRED') return 'code'
  return refusal === 'CLAIM_NO_MATCH' ? 'birthMonth' : null
}
