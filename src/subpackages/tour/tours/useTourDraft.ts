import { useState } from 'react'
import { randomId } from '../../../lib/randomId'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { say } from '../../../platform/dialog'
import { draftOf, freshDraft, type TourDraft } from './draft'
import type { TourSheetProps } from './TourSheet'

const asWritten = ({ id, quarter, title, requiredTeams }: NonNullable<TourSheetProps['tour']>): TourDraft => ({
  tourId: id,
  quarter,
  title,
  requiredTeams,
})

export function useTourDraft({ now, tour, onSaved }: TourSheetProps) {
  const kept = useDraft(`draft:tour:${tour?.id ?? 'new'}`, draftOf)
  const [freshId] = useState(randomId)
  const { state, run } = useAction('tour.save')
  const draft = kept.draft ?? (tour ? asWritten(tour) : freshDraft(freshId, now))

  async function save() {
    // the same id again: an answer that was lost makes no second tour
    kept.keep(draft)
    const saved = await run({ ...draft, title: draft.title.trim() })
    if (!saved) return
    kept.forget()
    say('已保存')
    onSaved(saved.tour.id)
  }

  return {
    draft,
    change: (part: Partial<TourDraft>) => kept.keep({ ...draft, ...part }),
    busy: state.step === 'busy',
    save,
  }
}
