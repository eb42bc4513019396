import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { missingWords } from '#domain/tour'
import { goBack } from '../../../lib/navigate'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useOffice } from '../useOffice'
import { isWritten, readWaivers, type Written } from './waivers'

/** Two questions make one page: which version there is, and what the next one would change. */
function useKnown(tourId: string) {
  const opened = useQuery('tour.open', { tourId })
  const check = useQuery('tour.check', { tourId })
  const reload = async () => void (await Promise.all([opened.reload(), check.reload()]))
  if (opened.step !== 'ready') return { ...opened, reload }
  if (check.step !== 'ready') return { ...check, reload }
  return { ...check, reload, tour: opened.data.tour, hasDraft: opened.data.stops.some(({ draft }) => draft !== null) }
}

const whole = (sentence: string) => (sentence.endsWith('。') ? sentence : `${sentence}。`)

export function useRelease() {
  const tourId = decodeURIComponent(useRouter().params.tourId ?? '')
  const known = useKnown(tourId)
  const { isOffice } = useOffice()
  const { draft, keep, forget } = useDraft(`draft:waivers:${tourId}`, readWaivers)
  const { state, run } = useAction('tour.release')
  const [asking, setAsking] = useState(false)

  if (known.step !== 'ready') return known
  const { tour, data } = known
  const { missingTeams } = data
  // these are answered in their own fields, beneath
  const ofTeams = missingTeams.map(missingWords)
  const problems = data.problems.filter((problem) => !ofTeams.includes(problem)).map(whole)
  const unwaived = missingTeams.filter((team) => !isWritten(draft[team]))

  async function release() {
    setAsking(false)
    const waivers = missingTeams.map((team) => ({ team, reason: (draft[team]?.words ?? '').trim() }))
    const done = await run({ tourId, version: tour.version, waivers })
    if (!done) return known.reload()
    forget()
    say(done.version === tour.version ? '没有要发布的改动' : `已发布第 ${done.version} 版，通知了 ${done.told} 位`)
    await goBack()
  }

  return {
    ...known,
    tour,
    isOffice,
    problems,
    missingTeams,
    unwaived: unwaived.length,
    changes: data.changes,
    notes: data.notes,
    told: data.told,
    waivers: draft,
    write: (team: keyof typeof draft, written: Written) => keep({ ...draft, [team]: written }),
    busy: state.step === 'busy',
    wasRefused: state.step === 'refused',
    asking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    release,
  }
}

export type ReadyRelease = Extract<ReturnType<typeof useRelease>, { step: 'ready' }>
