import { useState } from 'react'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { scrollToTop } from '../../../platform/scroll'
import { type Draft, draftFrom, draftOf, problemsOf, toInput } from './draft'

export function useEntry() {
  const query = useQuery('speaker.own', {})
  const kept = useDraft('draft:speakerEntry', draftOf)
  const saving = useAction('speaker.save')
  const withdrawing = useAction('speaker.withdraw')
  const [left, setLeft] = useState<readonly (keyof Draft)[]>([])
  const [asking, setAsking] = useState(false)

  if (query.step !== 'ready') return query
  const { speaker } = query.data
  const draft = kept.draft ?? draftFrom(speaker)
  const problems = problemsOf(draft)

  async function save() {
    const answer = await saving.run(toInput(draft))
    if (!answer) return query.step === 'ready' && query.reload()
    kept.forget()
    setLeft([])
    say(answer.state === 'confirmed' ? '已保存' : '已交上去，等宣讲办确认')
    await query.reload()
    scrollToTop()
  }

  async function withdraw() {
    const answer = await withdrawing.run({})
    setAsking(false)
    if (!answer) return
    kept.forget()
    say('已退出')
    await query.reload()
    scrollToTop()
  }

  return {
    ...query,
    speaker,
    draft,
    problems,
    isChanged: kept.draft !== null,
    /** Nobody is told off for what they have not come to yet; the button counts it all the same. */
    shown: (field: keyof Draft) => (left.includes(field) ? (problems[field] ?? null) : null),
    leave: (field: keyof Draft) => setLeft([...left, field]),
    change: (part: Partial<Draft>) => kept.keep({ ...draft, ...part }),
    busy: saving.state.step === 'busy' || withdrawing.state.step === 'busy',
    save,
    withdrawing: { asking, ask: () => setAsking(true), cancel: () => setAsking(false), confirm: withdraw },
  }
}

export type Entry = Extract<ReturnType<typeof useEntry>, { step: 'ready' }>
