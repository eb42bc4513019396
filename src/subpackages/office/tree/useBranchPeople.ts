import { useEffect, useState } from 'react'
import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import type { Person } from '../people/usePeople'

interface BranchPeople {
  people: Person[]
  step: 'loading' | 'ready' | 'failed'
  message: string
}

/** A branch as a whole, as it arrives page by page: who is chosen may stand on any of them. */
export function useBranchPeople(branchId: string): BranchPeople {
  const [state, setState] = useState<BranchPeople>({ people: [], step: 'loading', message: '' })
  useEffect(() => {
    let isWanted = true
    void loadAll(branchId, (next) => {
      if (isWanted) setState(next)
      return isWanted
    })
    return () => {
      isWanted = false
    }
  }, [branchId])
  return state
}

/** `tell` answers whether anybody still waits. */
async function loadAll(branchId: string, tell: (state: BranchPeople) => boolean) {
  let people: Person[] = []
  try {
    let next = null
    do {
      const page: Awaited<ReturnType<typeof ask>> = await ask(branchId, next)
      people = [...people, ...page.people]
      next = page.next
    } while (tell({ people, step: next ? 'loading' : 'ready', message: '' }) && next)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    tell({ people, step: 'failed', message: error.message })
  }
}

const ask = (branchId: string, after: { name: string; id: string } | null) =>
  call('people.list', { orgId: branchId, ...(after && { after }) })
