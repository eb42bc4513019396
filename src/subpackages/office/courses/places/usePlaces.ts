import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useAction } from '../../../../lib/useAction'
import { useDraft } from '../../../../lib/useDraft'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { usePages } from '../../../../lib/usePages'
import { labelsIn } from './labels'

export type Place = Output<'place.list'>['places'][number]

const textOf = (kept: unknown) => (typeof kept === 'string' ? kept : '')

export function usePlaces() {
  const { orgId: org = '', courseId: course } = useRouter().params
  const orgId = decodeURIComponent(org)
  const courseId = course && decodeURIComponent(course)
  const pages = usePages<string>(`${orgId} ${course ?? ''}`)
  const about = { orgId, ...(courseId && { courseId }) }
  const query = useQuery('place.list', { ...about, ...(pages.after && { after: pages.after }) })
  const { draft, keep, forget } = useDraft(`draft:places:${courseId ?? ''}`, textOf)
  const creating = useAction('place.create')
  const retiring = useAction('place.retire')
  if (query.step !== 'ready') return query
  const { places, next } = query.data

  /** True if they are there. */
  async function create(): Promise<boolean> {
    const made = courseId ? await creating.run({ orgId, courseId, labels: labelsIn(draft) }) : null
    if (!made) return false
    forget()
    await query.reload()
    say(`已有 ${new Set(made.codes).size} 张码，可以打印`)
    return true
  }

  async function retire({ code }: Place, retired: boolean) {
    const done = await retiring.run({ orgId, code, retired })
    await query.reload()
    if (done) say(retired ? '已停用，扫码的人会被请到课程中心' : '已恢复使用')
  }

  return {
    ...query,
    orgId,
    courseId,
    places,
    inUse: places.filter(({ retired }) => !retired).map(({ code }) => code),
    typed: draft,
    type: keep,
    create,
    retire,
    busy: creating.state.step === 'busy' || retiring.state.step === 'busy',
    page: pages.number + 1,
    isWhole: pages.number === 0 && !next,
    onBack: pages.number ? pages.back : null,
    onNext: next ? () => pages.onward(next) : null,
  }
}

export type ReadyPlaces = Extract<ReturnType<typeof usePlaces>, { step: 'ready' }>
