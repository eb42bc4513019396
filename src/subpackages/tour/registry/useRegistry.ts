import { useState } from 'react'
import type { SpeakerState } from '#domain/speaker'
import type { Output } from '#types/contract'
import { useAction } from '../../../lib/useAction'
import { usePages } from '../../../lib/usePages'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useReason } from '../../office/lectures/useReason'

type List = Output<'speaker.registry'>
export type Speaker = List['speakers'][number]
type Cursor = NonNullable<List['next']>

export function useRegistry() {
  const [state, show] = useState<SpeakerState>('applied')
  const [openedId, open] = useState<string | null>(null)
  const pages = usePages<Cursor>(state)
  const query = useQuery('speaker.registry', { state, ...(pages.after && { after: pages.after }) })
  const data = query.step === 'ready' ? query.data : { speakers: [], next: null }
  const { next } = data
  return {
    ...query,
    state,
    show,
    speakers: data.speakers,
    opened: data.speakers.find(({ id }) => id === openedId) ?? null,
    open,
    onBack: pages.number ? pages.back : null,
    onNext: next && (() => pages.onward(next)),
  }
}

export type Registry = ReturnType<typeof useRegistry>

const usual = ['请补写能讲的主题', '队伍选得不对，请改选', '本季度人数已满，下季度再报']

/** Confirmed, or not with a reason that the person reads. */
export function useDecision({ id, name }: Speaker, onDone: () => void, reload: () => Promise<void>) {
  const { state, run } = useAction('speaker.decide')
  const reason = useReason(`draft:refuseSpeaker:${id}`, usual)
  return {
    reason,
    busy: state.step === 'busy',
    async confirm() {
      if (await run({ speakerId: id, yes: true })) {
        onDone()
        say(`已确认${name}为宣讲员`)
      }
      await reload()
    },
    async refuse() {
      if (await run({ speakerId: id, yes: false, reason: reason.words })) {
        reason.sent()
        onDone()
        say('已告诉本人')
      }
      await reload()
    },
  }
}
