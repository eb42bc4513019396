import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { useDraft } from '../../../../lib/useDraft'

const textOf = (kept: unknown) => (typeof kept === 'string' ? kept : '')

/** One record after the other, without going back to the list. */
export function useJudge() {
  const { params } = useRouter()
  const orgId = decodeURIComponent(params.orgId ?? '')
  const [sessionId, setSessionId] = useState(() => decodeURIComponent(params.sessionId ?? ''))
  const query = useQuery('record.get', { sessionId })
  const waiting = useQuery('record.waiting', { orgId })
  const { state, run } = useAction('record.judge')
  const remark = useDraft(`draft:return:${sessionId}`, textOf)
  const [isReturning, setReturning] = useState(false)

  async function decide(input: Parameters<typeof run>[0], sentence: string) {
    setReturning(false)
    const judged = await run(input)
    if (judged) {
      remark.forget()
      say(sentence)
    }
    // a refusal may mean that somebody else was faster
    await Promise.all([query.reload(), waiting.reload()])
  }

  if (query.step !== 'ready') return query
  const others = waiting.step === 'ready' ? waiting.data.records.filter((one) => one.sessionId !== sessionId) : []
  return {
    ...query,
    ...query.data,
    next: others[0] ?? null,
    goOn: setSessionId,
    busy: state.step === 'busy',
    accept: () => decide({ sessionId, accept: true }, '已通过'),
    returning: {
      isOpen: isReturning,
      ask: () => setReturning(true),
      cancel: () => setReturning(false),
      remark: remark.draft,
      write: remark.keep,
      confirm: () => decide({ sessionId, accept: false, remark: remark.draft.trim() }, '已退回支部'),
    },
  }
}

export type ReadyJudge = Extract<ReturnType<typeof useJudge>, { step: 'ready' }>
