import { useState } from 'react'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { load, save } from '../../../platform/storage'
import { usePages } from '../../../lib/usePages'

export type Complaint = Output<'oversight.open'>['complaints'][number]

const TICK_MS = 60_000

const draftKey = (id: string) => `draft:answer:${id}`

const keptDraft = (id: string) => {
  const kept = load(draftKey(id))
  return typeof kept === 'string' ? kept : ''
}

export function useComplaints() {
  const pages = usePages<string>('open')
  const query = useQuery('oversight.open', pages.after ? { after: pages.after } : {})
  const now = useNow(TICK_MS)
  const { state, run } = useAction('oversight.answer')
  const [chosen, setChosen] = useState<Complaint | null>(null)
  const [draft, setDraft] = useState('')

  function open(complaint: Complaint) {
    setChosen(complaint)
    setDraft(keptDraft(complaint.id))
  }

  /** Kept at every change: a closed drawer, or a phone out of power, costs nothing. */
  function write(text: string) {
    setDraft(text)
    if (chosen) save(draftKey(chosen.id), text)
  }

  async function send() {
    if (!chosen) return
    const answered = await run({ complaintId: chosen.id, answer: draft.trim() })
    if (!answered) return
    save(draftKey(chosen.id), null)
    setChosen(null)
    say('答复已经发出')
    await query.reload()
  }

  if (query.step !== 'ready') return query
  const { complaints, more } = query.data
  return {
    ...query,
    complaints,
    now,
    next: more ? (complaints[complaints.length - 1]?.id ?? null) : null,
    pages,
    open,
    answering: {
      complaint: chosen,
      draft,
      write,
      busy: state.step === 'busy',
      send,
      /** What was written stays for the next time. */
      close: () => setChosen(null),
    },
  }
}

export type ReadyComplaints = Extract<ReturnType<typeof useComplaints>, { step: 'ready' }>
