import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import type { Editing } from './useEdit'

export type Colleague = Output<'tour.colleagues'>['people'][number]

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))

export function useAssign({ stop, close, reload }: Editing) {
  const query = useQuery('tour.colleagues', { stopId: stop.id })
  const { state, run } = useAction('tour.assign')
  const had = stop.speakers.map(({ id }) => id)
  const [chosen, choose] = useState<readonly string[]>(had)
  const [why, tell] = useState<readonly string[]>([])

  if (why.length) return { step: 'refused' as const, why, back: () => tell([]) }
  if (query.step === 'loading') return { step: 'asking' as const, words: '正在看谁有空。' }
  if (query.step === 'failed') return { step: 'asking' as const, words: `${query.message}。` }

  const isAsking = chosen.some((id) => !had.includes(id))
  async function assign() {
    const answer = await run({ stopId: stop.id, rev: stop.rev, speakerIds: [...chosen] })
    if (answer?.assigned) {
      close()
      say(isAsking ? '已派单，等本人接单' : '已换下')
    } else if (answer) tell(answer.why)
    await reload()
  }

  const { people } = query.data
  // whoever has it already can be taken off, whatever has come between
  const isAble = ({ id, rules }: Colleague) => !rules.length || had.includes(id)
  const unknown = stop.speakers.filter(({ id }) => people.every((person) => person.id !== id))
  return {
    step: 'choosing' as const,
    able: [...unknown.map((speaker) => ({ ...speaker, sentence: '现在由这位同志来讲。' })), ...people.filter(isAble)],
    unable: people.filter((person) => !isAble(person)),
    chosen,
    places: stop.places,
    toggle: (id: string) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]),
    problem: problemOf(chosen, had, stop.places),
    busy: state.step === 'busy',
    /** Somebody is asked, and not only somebody let go. */
    isAsking,
    assign,
  }
}

export type Assigning = ReturnType<typeof useAssign>

function problemOf(chosen: readonly string[], had: readonly string[], places: number): string | null {
  if (chosen.length > places) return `名额只有 ${places} 位`
  return sameSet(chosen, had) ? '还没有改动' : null
}
