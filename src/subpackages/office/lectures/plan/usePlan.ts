import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../../lib/clock'
import { goBack } from '../../../../lib/navigate'
import { randomId } from '../../../../lib/randomId'
import { useAction } from '../../../../lib/useAction'
import { useDraft } from '../../../../lib/useDraft'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { load, save } from '../../../../platform/storage'
import { type Draft, draftOf, type Field, freshDraft, problemsOf, toInput, visitOf } from './draft'

const LAST_SERIES = 'lastLectureSeries'
const TICK_MS = 60_000

const lastSeries = () => {
  const series = load(LAST_SERIES)
  return typeof series === 'string' ? series : ''
}

export type Drawer = 'site' | 'lecturer' | 'branches' | 'course'

/** Two questions make one page: where it can be, and who can speak. */
function useKnown(orgId: string) {
  const sites = useQuery('lecture.sites', { orgId })
  const lecturers = useQuery('lecture.lecturers', { orgId })
  const reload = async () => void (await Promise.all([sites.reload(), lecturers.reload()]))
  if (sites.step !== 'ready') return { ...sites, reload }
  if (lecturers.step !== 'ready') return { ...lecturers, reload }
  return { ...sites, reload, sites: sites.data.sites, lecturers: lecturers.data.lecturers }
}

export function usePlan() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const known = useKnown(orgId)
  const kept = useDraft(`draft:lecture:${orgId}`, draftOf)
  const [freshId] = useState(randomId)
  const [otherId] = useState(randomId)
  const now = useNow(TICK_MS)
  const { state, run } = useAction('lecture.plan')
  const [left, setLeft] = useState<readonly Field[]>([])
  const [drawer, open] = useState<Drawer | null>(null)
  const [asking, setAsking] = useState(false)
  const written = kept.draft ?? freshDraft(freshId, now, lastSeries())
  // an answer that was lost has planned it as it was then: what is written here now is another
  const isTaken = state.step === 'refused' && state.code === 'LECTURE_CHANGED'
  const draft = isTaken ? { ...written, lectureId: otherId } : written
  const change = (part: Partial<Draft>) => kept.keep({ ...draft, ...part })

  if (known.step !== 'ready') return known
  const input = toInput(draft, orgId)
  const site = known.sites.find(({ id }) => id === draft.siteId) ?? null
  const lecturer = known.lecturers.find(({ id }) => id === draft.lecturerId) ?? null
  const problems = problemsOf(input, lecturer, now)
  const toldAgain = state.step === 'refused' && state.code === 'LECTURE_SITE_AGAIN'

  async function confirm() {
    setAsking(false)
    kept.keep(draft)
    if (!(await run(input))) return known.reload()
    kept.forget()
    save(LAST_SERIES, input.series.trim())
    say('已安排，请东道主支部确认')
    await goBack()
  }

  return {
    ...known,
    orgId,
    now,
    draft,
    input,
    site,
    lecturer,
    problems,
    /** On which day this site was visited; 'told': the server knows, this page does not. */
    visited: (site && visitOf(site, input.start, now)) ?? (toldAgain ? ('told' as const) : null),
    /** Nobody is told off for what he has not come to yet; the button counts it all the same. */
    shown: (field: Field) => (isSeen(field, draft) || left.includes(field) ? (problems[field] ?? null) : null),
    leave: (field: Field) => setLeft([...left, field]),
    change,
    drawer,
    open,
    close: () => open(null),
    planning: {
      asking,
      busy: state.step === 'busy',
      ask: () => setAsking(true),
      cancel: () => setAsking(false),
      confirm,
    },
  }
}

const isSeen = (field: Field, { lecturerId }: Draft) => field === 'day' || (field === 'lecturer' && lecturerId !== null)

export type Planning = Extract<ReturnType<typeof usePlan>, { step: 'ready' }>
