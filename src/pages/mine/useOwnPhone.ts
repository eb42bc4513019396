import { useState } from 'react'
import { useAction } from '../../lib/useAction'
import { useMe } from '../../me'
import { useDraft } from '../../lib/useDraft'

const read = (kept: unknown) => (typeof kept === 'string' ? kept : '')

export function useOwnPhone() {
  const { home, keepHome } = useMe()
  const { state, run } = useAction('member.showPhone')
  const { draft, keep, forget } = useDraft('draft:phone', read)
  const [isOpen, setOpen] = useState(false)

  /** What was answered shows at once; home is asked again when it is next shown. */
  async function change(phone: string | null) {
    const answer = await run({ phone })
    if (!answer || !home) return
    const { data } = home
    keepHome({ ...home, data: { ...data, me: { ...data.me, phone: answer.phone } } })
    forget()
    setOpen(false)
  }

  return {
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    typed: draft,
    type: (words: string) => keep(words.replace(/\D/g, '')),
    show: () => change(draft),
    takeBack: () => change(null),
    busy: state.step === 'busy',
  }
}
