import { useState } from 'react'
import * as v from 'valibot'
import { dayOf, instantOf, isDay, MINUTE, timeOf } from '#domain/calendar'
import { needTopics } from '#domain/need'
import { regions } from '#domain/region'
import type { Input } from '#types/contract'
import { tour as contract } from '#types/contract/tour'
import type { OfficeStop } from '../../../lib/tourWords'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { say } from '../../../platform/dialog'
import { timeProblem } from '../place/draft'
import type { Editing } from './useEdit'

/** As it is kept on the phone, so what comes back from there is checked. */
const draftSchema = v.object({
  topic: v.picklist(needTopics),
  region: v.picklist(regions),
  place: v.string(),
  day: v.pipe(v.string(), v.check(isDay)),
  time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  minutes: v.number(),
})
type Draft = v.InferOutput<typeof draftSchema>
const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

/** What it will be, if that is drafted. */
function draftFrom(stop: OfficeStop): Draft {
  const { topic, region, place, start, end } = stop.draft ?? stop
  return { topic, region, place, day: dayOf(start), time: timeOf(start), minutes: (end - start) / MINUTE }
}

function toInput({ id, rev }: OfficeStop, { topic, region, place, day, time, minutes }: Draft): Input<'tour.editStop'> {
  const start = instantOf(day, time)
  return { stopId: id, rev, topic, region, place, start, end: start + minutes * MINUTE, drop: false }
}

const isSame = (one: Draft, other: Draft) =>
  (Object.keys(one) as (keyof Draft)[]).every((key) => one[key] === other[key])

export function useFacts({ stop, tour, now, close, reload }: Editing) {
  const { draft: kept, keep, forget } = useDraft(`draft:editStop:${stop.id}`, draftOf)
  const { state, run } = useAction('tour.editStop')
  const [conflicts, tell] = useState<readonly string[]>([])
  const before = draftFrom(stop)
  const draft = kept ?? before
  const input = toInput(stop, draft)
  const [issue] = v.safeParse(contract['tour.editStop'].input, input).issues ?? []
  const problems = { day: timeProblem(input, tour.quarter, now), place: issue?.message ?? null }

  async function save(drop: boolean) {
    const answer = await run({ ...input, drop })
    if (answer?.saved) {
      forget()
      close()
      say(stop.sessionId === null ? '已改好' : '已记入草案，下次发布后生效')
    } else if (answer) tell(answer.conflicts)
    await reload()
  }

  return {
    draft,
    problems,
    problem: problems.day || problems.place ? '还有要改的' : isSame(draft, before) ? '还没有改动' : null,
    busy: state.step === 'busy',
    change: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    conflicts,
    back: () => tell([]),
    save: () => save(false),
    /** Whoever cannot come then is let go. */
    drop: () => save(true),
  }
}

export type FactsForm = ReturnType<typeof useFacts>
