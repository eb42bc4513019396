import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { HOUR, monthOf } from '#domain/calendar'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useHome } from '../../../me'
import { useTaking } from '../useTaking'
import { type Period, type Span, spanOf, spanProblem, spanWords } from './period'

type Made = Output<'report.recordBook'> & { span: Span }

export function useRecordBook() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const home = useHome()
  const thisMonth = monthOf(useNow(HOUR))
  const [period, setPeriod] = useState<Period>('quarter')
  const [own, setOwn] = useState<Span>(() => spanOf('year', thisMonth))
  const { state, run } = useAction('report.recordBook', { quiet: true })
  const [made, setMade] = useState<Made | null>(null)
  const taking = useTaking()

  if (home.step !== 'ready') return home
  const { branch, unit, offices } = home.data.me
  const role = offices.find((office) => office.orgId === orgId)?.role
  const org = role === 'secretary' ? branch : role === 'unitOrganiser' ? unit : '全集团'
  const span = period === 'own' ? own : spanOf(period, thisMonth)
  const nameOf = (of: Span) => `${org}台账 ${spanWords(of)}.xlsx`

  async function make() {
    const answer = await run({ orgId, ...span })
    if (!answer) return
    setMade({ ...answer, span })
    await taking.take({ url: answer.url, name: nameOf(span), format: 'xlsx' })
  }

  return {
    ...home,
    org,
    thisMonth,
    period,
    setPeriod,
    span,
    setOwn,
    problem: spanProblem(span),
    refusal: taking.problem ?? (state.step === 'refused' ? state.message : null),
    made,
    busy: taking.busy || state.step === 'busy',
    make,
    takeAgain: () => made && taking.take({ url: made.url, name: nameOf(made.span), format: 'xlsx' }),
    /** The next one is made anew. */
    reset() {
      setMade(null)
      taking.reset()
    },
  }
}

export type ReadyBook = Extract<ReturnType<typeof useRecordBook>, { step: 'ready' }>
