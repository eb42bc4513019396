import { useRef, useState } from 'react'
import type { Output } from '#types/contract'
import { isSamePack, missingIn } from '#domain/monthPack'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useDraft } from '../../../lib/useDraft'
import { type Content, contentOf, keptOf } from './draft'
import { useFiles } from './useFiles'
import { useSaving } from './useSaving'

type Known = Pick<Output<'pack.get'>, 'draft' | 'published'>

export type Drawer = 'missing' | 'preview' | 'publish'

/** The version that was looked at when the typing began: a newer one that arrives meanwhile was not seen. */
function useSeen() {
  const seen = useRef<number | null>(null)
  return {
    note: (version: number) => void (seen.current ??= version),
    /** And from now on the next one. */
    take(version: number): number {
      const looked = seen.current ?? version
      seen.current = null
      return looked
    },
  }
}

function useDrawers() {
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  const [isChecked, setChecked] = useState(false)
  return {
    drawer,
    /** What is missing has been asked for once. */
    isChecked,
    open(next: Drawer) {
      setDrawer(next)
      if (next === 'missing') setChecked(true)
    },
    close: () => setDrawer(null),
  }
}

export function usePack(month: string) {
  const query = useQuery('pack.get', { month })
  const { draft, keep, forget } = useDraft(`draft:pack:${month}`, keptOf)
  const [saved, setSaved] = useState<Content | null>(null)
  const onSaved = (content: Content) => {
    setSaved(content)
    forget()
  }
  const saving = useSaving({ month, draft, onSaved })
  const publishing = useAction('pack.publish', { quiet: true })
  const { isChecked, ...drawers } = useDrawers()
  const seen = useSeen()
  const contentNow = ({ draft: stored, published }: Known) => contentOf(draft ?? saved ?? stored ?? published)
  function change(next: Content) {
    if (query.step === 'ready') seen.note(query.data.version)
    keep(next)
  }
  const form = query.step === 'ready' ? { content: contentNow(query.data), change } : null
  const files = useFiles(month, form, saving.save)

  if (query.step !== 'ready') return query
  const { version, published } = query.data
  const content = contentNow(query.data)
  const missing = missingIn({ month, ...content })

  /** What the cloud has now, in place of what was typed here. */
  function takeNewest() {
    seen.take(0)
    setSaved(null)
    forget()
  }

  async function publish() {
    drawers.close()
    const made = await publishing.run({ month, version: seen.take(version), draft: content })
    // refused because of a newer version: which one it is must be known before the next try
    await query.reload()
    if (!made) return
    takeNewest()
    say('已发布，各支部现在就能看到')
  }

  return {
    ...query,
    ...query.data,
    month,
    content,
    missing,
    isUnchanged: published !== null && isSamePack({ month, ...content }, { month, ...published }),
    change,
    files,
    leave: () => void saving.save(),
    savingState: saving.state,
    isKeptHere: draft !== null,
    /** Nobody is told off before he has asked what is still missing. */
    errorOf: (field: string) => (isChecked && missing.find((one) => one.field === field)?.sentence) || null,
    ...drawers,
    publish,
    takeNewest,
    refused: publishing.state.step === 'refused' ? publishing.state : null,
    busy: publishing.state.step === 'busy',
  }
}

export type ReadyPack = Extract<ReturnType<typeof usePack>, { step: 'ready' }>
