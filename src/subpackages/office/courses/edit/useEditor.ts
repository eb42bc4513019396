import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { type Query, useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { problemsIn } from './problems'
import { blank, isKind, type Known, type Typed, typedFrom, withoutEmpty } from './typed'
import { useCourseFiles } from './useCourseFiles'
import { useKept } from './useKept'
import { useSaving } from './useSaving'
import { useSteps } from './useSteps'

export type Drawer =
  | { of: 'missing' | 'preview' | 'kind' | 'audience' | 'topic' | 'retire' | 'refuse' }
  | { of: 'tracks' | 'documents' | 'steps' | 'quiz'; index: number }

/** A new one is not in the cloud before something of it has been written. */
function opened(query: Query<Known>, courseId: string, kind: string | undefined): Query<Known> {
  if (query.step !== 'failed' || query.code !== 'NOT_FOUND' || !isKind(kind)) return query
  return { step: 'ready', data: blank(courseId, kind), staleSince: null, offline: false }
}

export function useEditor() {
  const { orgId = '', courseId = '', kind } = useRouter().params
  const at = { orgId: decodeURIComponent(orgId), courseId: decodeURIComponent(courseId) }
  const { reload, ...asked } = useQuery('course.draft', at)
  const query = opened(asked, at.courseId, kind)
  const draft = useKept(at.courseId, query.step === 'ready' ? query.data : null)
  const saving = useSaving(at, draft, reload)
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  const [isChecked, setChecked] = useState(false)
  const files = useCourseFiles({ ...at, edit: draft.edit, save: () => void saving.save() })
  const steps = useSteps(at, saving.save, reload)

  if (query.step !== 'ready') return { ...query, reload }
  const known = query.data
  const typed = draft.kept?.typed ?? typedFrom(known)
  const problems = problemsIn(typed)
  return {
    ...query,
    reload,
    ...at,
    known,
    typed,
    problems,
    files,
    steps,
    edit: draft.edit,
    change: (part: Partial<Typed>) => draft.edit((before) => ({ ...before, ...part })),
    leave: () => void saving.save(),
    saving: saving.state,
    isKeptHere: draft.kept !== null && !draft.kept.isSaved,
    /** Somebody else has changed it since this was typed. */
    isOutrun: draft.kept !== null && !draft.kept.isSaved && known.revision > draft.kept.revision,
    /** Nobody is told off before he has asked what is still missing. */
    errorOf: (field: string) => (isChecked && problems.find((one) => one.field === field)?.sentence) || null,
    drawer,
    open(next: Drawer) {
      setDrawer(next)
      if (next.of === 'missing') setChecked(true)
    },
    /** What a drawer was for goes to the cloud when it is closed. */
    close() {
      setDrawer(null)
      if (drawer && 'index' in drawer) draft.edit(withoutEmpty)
      void saving.save()
    },
    /** What the cloud has now, in place of what was typed here. */
    takeNewest: () => draft.drop(),
    /** What was typed here, upon what the cloud has now. */
    async keepMine() {
      draft.put({ revision: known.revision, typed, isSaved: false })
      if ((await saving.save()) !== null) say('已按您写的保存')
    },
  }
}

export type Editor = Extract<ReturnType<typeof useEditor>, { step: 'ready' }>
