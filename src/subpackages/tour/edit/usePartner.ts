import { useState } from 'react'
import * as v from 'valibot'
import { type PartnerKind, partnerKinds } from '#domain/staffing'
import { partner as contract } from '#types/contract/stop'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import type { Linked } from './Drawers'
import type { Editing } from './useEdit'

const kindWords: Record<PartnerKind, string> = { school: '党校', company: '企业', village: '村支部' }
export const kinds = partnerKinds.map((key) => ({ key, label: kindWords[key] }))

const kept = v.object({ name: v.string(), kind: v.nullable(v.picklist(partnerKinds)) })
type Draft = v.InferOutput<typeof kept>
const read = (value: unknown): Draft => (v.is(kept, value) ? value : { name: '', kind: null })

export function usePartner({ stop, setLink, reload }: Editing & Linked) {
  const { draft, keep, forget } = useDraft(`draft:partner:${stop.id}`, read)
  const { state, run } = useAction('partner.invite')
  const [again, setAgain] = useState(false)
  const input = { stopId: stop.id, name: draft.name, kind: draft.kind ?? ('' as PartnerKind) }
  const [issue] = v.safeParse(contract['partner.invite'].input, input).issues ?? []
  return {
    draft,
    problem: !draft.name.trim() ? '还没有写名称' : draft.kind ? (issue?.message ?? null) : '还没有选哪一类',
    busy: state.step === 'busy',
    change: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    /** Another link than the one that was made on this page. */
    again,
    anew: () => setAgain(true),
    async invite() {
      const link = await run(input)
      if (link) {
        setLink(link)
        setAgain(false)
        forget()
      }
      await reload()
    },
  }
}
