/** Why a required team does not come: kept on this phone until the release. */
import * as v from 'valibot'
import { type Team, teams } from '#domain/speaker'
import { lengthOf } from '../../../lib/lengthOf'

export const LONGEST_REASON = 40
const SHORTEST = 2

export const usualReasons = ['主题不合适', '时间排不开', '下一季再来'] as const
export const OWN = 'own'

/** chosen: one of the usual reasons, or `own` for one's own words; words: what is sent. */
export interface Written {
  chosen: string
  words: string
}

const schema = v.record(v.picklist(teams), v.object({ chosen: v.string(), words: v.string() }))
export const readWaivers = (kept: unknown): Partial<Record<Team, Written>> => (v.is(schema, kept) ? kept : {})

export function problemOf(words: string): string | null {
  const length = lengthOf(words.trim())
  if (length < SHORTEST) return '请写明原因，至少 2 个字'
  return length > LONGEST_REASON ? `最多 ${LONGEST_REASON} 字` : null
}

export const isWritten = (written: Written | undefined) => written !== undefined && problemOf(written.words) === null
