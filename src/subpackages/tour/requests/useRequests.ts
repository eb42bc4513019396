import { useState } from 'react'
import type { Output } from '#types/contract'
import { navigate } from '../../../lib/navigate'
import { randomId } from '../../../lib/randomId'
import { useAction } from '../../../lib/useAction'
import { usePages } from '../../../lib/usePages'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { load, save } from '../../../platform/storage'
import { useReason } from '../../office/lectures/useReason'
import { draftOf, draftOfRequest, keyOf } from '../place/draft'

type List = Output<'request.list'>
export type Request = List['requests'][number]
type Cursor = NonNullable<List['next']>

export function useRequests() {
  const pages = usePages<Cursor>('')
  const query = useQuery('request.list', pages.after ? { after: pages.after } : {})
  const [openedId, open] = useState<string | null>(null)
  if (query.step !== 'ready') return query
  const { requests, next, now } = query.data
  return {
    ...query,
    now,
    requests,
    opened: requests.find(({ id }) => id === openedId) ?? null,
    open,
    onBack: pages.number ? pages.back : null,
    onNext: next && (() => pages.onward(next)),
  }
}

export type Requests = Extract<ReturnType<typeof useRequests>, { step: 'ready' }>

const usual = ['这个主题暂时没有人讲', '这些时间都排满了', '这个季度已经去过一次']

/** What can be done about one: a stop is made of it, or it is said why not. */
export function useDeeds({ id, ...rest }: Request, onDone: () => void, reload: () => Promise<void>) {
  const { state, run } = useAction('request.refuse')
  const reason = useReason(`draft:refuseRequest:${id}`, usual)
  return {
    reason,
    busy: state.step === 'busy',
    /** It goes along on the phone, so that what was begun for it before is still there. */
    async place() {
      const key = keyOf(id)
      if (!draftOf(load(key))) save(key, draftOfRequest(randomId(), { id, ...rest }))
      onDone()
      await navigate('placeStop', { requestId: id })
    },
    async refuse() {
      if (await run({ requestId: id, reason: reason.words })) {
        reason.sent()
        onDone()
        say('已告诉支部')
      }
      await reload()
    },
  }
}
