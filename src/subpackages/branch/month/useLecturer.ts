import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import type { DraftingMonth } from './useMonth'

export type Rota = Output<'rota.get'>

/** Whom the draft names: who was chosen, as far as he may still lecture, else whom the rota proposes; null for nobody. */
export function lecturerIn({ people, proposal }: Rota, chosen: string | null | undefined) {
  if (chosen === null) return null
  return people.find(({ id }) => id === chosen) ?? people.find(({ id }) => id === proposal?.id) ?? null
}

/** A second question, asked once the page stands: without its answer a month is published without a lecturer. */
export function useLecturer({ branchId, month, draft, change }: DraftingMonth) {
  const query = useQuery('rota.get', { branchId, month })
  const swap = useAction('rota.swap')
  const [choosing, setChoosing] = useState(false)
  const rota = query.step === 'ready' ? query.data : null

  return {
    query,
    lecturer: rota && lecturerIn(rota, draft.lecturerId),
    /** Others stand on the rota now, so what was chosen before gives way to it. */
    async swapWith(other: string) {
      const lecturerId = rota?.plan.find((lecture) => lecture.month === month)?.memberId
      if (!lecturerId || !(await swap.run({ branchId, one: month, other, lecturerId }))) return
      change({ lecturerId: undefined })
      setChoosing(false)
      await query.reload()
    },
    swapping: swap.state.step === 'busy',
    choosing,
    open: () => setChoosing(true),
    close: () => setChoosing(false),
    choose(lecturerId: string | null) {
      change({ lecturerId })
      setChoosing(false)
    },
  }
}

export type LecturerChoice = ReturnType<typeof useLecturer>
