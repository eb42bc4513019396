import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { scrollToTop } from '../../../platform/scroll'
import { refuseSave } from '#domain/recordState'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { useMe } from '../../../me'
import { load, save } from '../../../platform/storage'
import { useDraft } from '../../../lib/useDraft'
import { composedWith, sectionOf, stepOf } from './compose'
import { likelyNames } from './questions'
import { type Draft, draftOf, enteredOf, freshDraft, type PointDraft, type Step, steps } from './draft'

const LAST_RECORDER = 'lastRecorder'

const lastRecorder = () => {
  const name = load(LAST_RECORDER)
  return typeof name === 'string' ? name : ''
}

export function useRecord() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const query = useQuery('record.get', { sessionId })
  const { home } = useMe()
  const kept = useDraft(`record:${sessionId}`, draftOf)
  const [chosen, setChosen] = useState<Step | null>(null)
  const [recorder] = useState(lastRecorder)
  const tick = useNow(60_000)
  const saving = useAction('record.save')
  const reporting = useAction('record.report')

  if (query.step !== 'ready') return query
  const view = query.data
  const me = home?.data.me.name ?? ''
  const draft = kept.draft ?? freshDraft(view, { host: me, recorder })
  const entered = enteredOf(draft, view)
  const { said, missing } = composedWith(view, entered)
  const refusal = refuseSave(view.state, view.session, tick)
  const isOpen = (step: Step) => missing.some((gap) => stepOf(sectionOf(gap)) === step)
  const asked = refusal ? null : (chosen ?? steps.find(isOpen) ?? null)

  const change = (part: Partial<Draft>) => kept.keep({ ...draft, ...part })

  async function store() {
    const isStored = await saving.run({ sessionId, revision: view.revision, ...entered })
    // also after a refusal: somebody else may have been faster, and what was filled in here stays
    await query.reload()
    if (!isStored) return
    if (entered.recorder) save(LAST_RECORDER, entered.recorder)
    kept.forget()
  }

  return {
    ...query,
    sessionId,
    view,
    names: likelyNames(me, recorder, view),
    draft,
    said,
    missing,
    refusal,
    asked,
    left: steps.filter(isOpen),
    /** With those that were answered since the last saving, so that the count goes up. */
    queue: steps.filter((one) => isOpen(one) || draft.filled.includes(one)),
    isDirty: draft.filled.length > 0,
    change,
    changePoint: (at: number, part: Partial<PointDraft>) =>
      change({ agenda: draft.agenda.map((point, index) => (index === at ? { ...point, ...part } : point)) }),
    ask(next: Step) {
      setChosen(next)
      scrollToTop()
    },
    fill(done: Step) {
      change({ filled: [...draft.filled.filter((one) => one !== done), done] })
      setChosen(null)
    },
    store,
    async report() {
      await reporting.run({ sessionId })
      await query.reload()
    },
    busy: saving.state.step === 'busy' || reporting.state.step === 'busy',
  }
}

export type ReadyRecord = Extract<ReturnType<typeof useRecord>, { step: 'ready' }>
