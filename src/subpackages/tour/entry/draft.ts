import * as v from 'valibot'
import { messages } from '#domain/errors'
import { needTopics } from '#domain/need'
import { regions } from '#domain/region'
import { refuseSpeaker, speakerLevels, teams } from '#domain/speaker'
import type { Input, Output } from '#types/contract'
import { speaker } from '#types/contract/speaker'

export type OwnEntry = Output<'speaker.own'>['speaker']

/** As it is kept on the phone, so what comes back from there is checked. limit: as it is typed. */
const draftSchema = v.object({
  team: v.nullable(v.picklist(teams)),
  level: v.nullable(v.picklist(speakerLevels)),
  intro: v.string(),
  topics: v.array(v.picklist(needTopics)),
  home: v.nullable(v.picklist(regions)),
  regions: v.array(v.picklist(regions)),
  limit: v.string(),
})
export type Draft = v.InferOutput<typeof draftSchema>

export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

const empty: Draft = { team: null, level: null, intro: '', topics: [], home: null, regions: [], limit: '' }

export function draftFrom(entry: OwnEntry): Draft {
  if (!entry) return empty
  const { team, level, intro, topics, home, regions: places, monthlyLimit } = entry
  // whoever is only invited has not said where they live
  const isBlank = entry.state === 'invited' && !topics.length
  const limit = monthlyLimit === null ? '' : String(monthlyLimit)
  return { team, level, intro, topics, home: isBlank ? null : home, regions: places, limit }
}

export type Problems = Partial<Record<keyof Draft, string>>

const missing: [keyof Draft, string][] = [
  ['team', '请选一支队伍'],
  ['level', '请选级别'],
  ['home', '请选常驻的市州'],
]

/** What is still wanted, by field; the server's own rules, asked before it is. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {}
  for (const [key, sentence] of missing) if (draft[key] === null) problems[key] = sentence
  const intro = v.safeParse(speaker['speaker.save'].input.entries.intro, draft.intro)
  if (!intro.success) problems.intro = intro.issues[0].message
  const filled = { ...toInput({ ...draft, team: 'youth', level: 'group', home: 'changsha' }) }
  const refusals = [
    ['topics', { ...filled, regions: ['changsha' as const], monthlyLimit: null }],
    ['regions', { ...filled, topics: ['theory' as const], monthlyLimit: null }],
    ['limit', { ...filled, topics: ['theory' as const], regions: ['changsha' as const] }],
  ] as const
  for (const [key, asked] of refusals) {
    const refusal = refuseSpeaker(asked, needTopics)
    if (refusal) problems[key] = messages[refusal]
  }
  return problems
}

/** Only of a draft without problems. */
export function toInput({ team, level, home, limit, ...rest }: Draft): Input<'speaker.save'> {
  const { intro, topics, regions: places } = rest
  const monthlyLimit = limit.trim() === '' ? null : Number(limit)
  return { team: team!, level: level!, intro, topics, home: home!, regions: places, monthlyLimit }
}
