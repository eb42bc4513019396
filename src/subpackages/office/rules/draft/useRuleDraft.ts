import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { addMonths } from '#domain/calendar'
import type { RuleId } from '#domain/rulePack'
import type { Output } from '#types/contract'
import { goBack, navigate } from '../../../../lib/navigate'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { useDraft } from '../../../../lib/useDraft'
import { useToday } from '../../days'
import { changeOf, draftOf, keptDraft, sentFrom, type TypedChange } from './form'

type Pack = Output<'rulePack.get'>

/** from: the version in force that a new one begins with, or the draft itself. */
export function useRuleSource() {
  const { params } = useRouter()
  const from = decodeURIComponent(params.from ?? '')
  const version = decodeURIComponent(params.version ?? '')
  return { version, isNew: from !== version, ...useQuery('rulePack.get', { version: from }) }
}

export function useRuleDraft(version: string, isNew: boolean, pack: Pack) {
  const typing = useDraft(`draft:rules:${version}`, (kept) => keptDraft(kept, draftOf(pack, isNew)))
  const [open, setOpen] = useState<TypedChange | null>(null)
  const { state, run } = useAction('rulePack.draft', { quiet: true })
  const today = useToday()
  const { draft, keep } = typing
  const base = isNew ? pack.version : (pack.base ?? '')
  const others = (id: RuleId) => draft.changes.filter((one) => one.id !== id)

  return {
    version,
    base,
    draft,
    open,
    refusal: state.step === 'refused' ? state.message : null,
    busy: state.step === 'busy',
    /** Most changes begin with a month. */
    choose(id: RuleId) {
      const begun = draft.changes.find((one) => one.id === id)
      setOpen(begun ?? changeOf(id, pack.rows, `${addMonths(today.slice(0, 7), 1)}-01`))
    },
    write: setOpen,
    close: () => setOpen(null),
    take(change: TypedChange) {
      keep({ ...draft, changes: [...others(change.id), change] })
      setOpen(null)
    },
    drop(id: RuleId) {
      keep({ ...draft, changes: others(id) })
      setOpen(null)
    },
    setNote: (note: string) => keep({ ...draft, note }),
    async send() {
      const changes = draft.changes.map(sentFrom)
      // what the fixtures were to say is stated anew when other numbers have been tried
      const answer = await run({ base, version, changes, fixtures: [], note: draft.note.trim() })
      if (!answer) return
      typing.forget()
      if (isNew) await navigate('rulePack', { version })
      else await goBack()
    },
  }
}

export type RuleDraft = ReturnType<typeof useRuleDraft>
