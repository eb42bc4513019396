import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../../lib/useAction'
import { copy } from '../../../platform/clipboard'
import { say } from '../../../platform/dialog'
import type { Person } from './usePeople'

type Invite = Output<'claim.invite'>

/** A code that was asked for stays as long as the page: asking again would make it worthless. */
export function useInvite(branchId: string, person: Person | null) {
  const { state, run } = useAction('claim.invite')
  const [invites, setInvites] = useState<Record<string, Invite>>({})
  const invite = person && invites[person.id]

  async function ask() {
    if (!person) return
    const answer = await run({ branchId, memberId: person.id })
    if (answer) setInvites((old) => ({ ...old, [person.id]: answer }))
  }

  async function copyCode(code: string) {
    say((await copy(code)) ? '已复制' : '没有复制成功，请照着念或抄写')
  }

  if (!person) return { step: 'closed' as const }
  if (!invite) return { step: 'asking' as const, person, busy: state.step === 'busy', ask }
  return { step: 'given' as const, person, ...invite, copy: () => copyCode(invite.code) }
}
