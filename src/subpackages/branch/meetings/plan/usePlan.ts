import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf } from '#domain/calendar'
import type { MeetingKind } from '#domain/branchMeetings'
import { serverNow, useNow } from '../../../../lib/clock'
import { goBack } from '../../../../lib/navigate'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { load, save } from '../../../../platform/storage'
import { useDraft } from '../../../../lib/useDraft'
import { agendaIn, type Draft, draftOf, type Field, freshDraft, kindOf, problemsOf, toInput } from './draft'

const LAST_PLACE = 'lastMeetingPlace'

const lastPlace = () => {
  const place = load(LAST_PLACE)
  return typeof place === 'string' ? place : ''
}

const ledTo = (kind: MeetingKind | null, groupId: string) => (kind ? { kind, groupId: groupId || null } : {})

export function usePlan() {
  const { params } = useRouter()
  const at = (name: string) => decodeURIComponent(params[name] ?? '')
  const branchId = at('branchId')
  const kept = useDraft(`draft:meeting:${branchId}`, draftOf)
  // what a gap leads to wins over what was chosen last, until another is chosen here; the words of each kind stay
  const [led, setLed] = useState(() => ledTo(kindOf(at('kind')), at('groupId')))
  const [year] = useState(() => dayOf(serverNow()).slice(0, 4))
  const query = useQuery('meeting.calendar', { branchId, year })
  const tick = useNow(60_000)
  const { state, run } = useAction('meeting.plan')
  const [left, setLeft] = useState<readonly Field[]>([])
  const [asking, setAsking] = useState(false)

  if (query.step !== 'ready') return query
  const { data } = query
  const now = Math.max(tick, data.now)
  const draft = { ...(kept.draft ?? freshDraft(data.now, lastPlace())), ...led }
  const input = toInput(draft, data, branchId)
  const problems = problemsOf(input, data, now)
  function change(part: Partial<Draft>) {
    kept.keep({ ...draft, ...part })
    setLed({})
  }
  const changeWords = (part: { title?: string; agenda?: string[] }) =>
    change({ words: { ...draft.words, [draft.kind]: { ...draft.words[draft.kind], ...part } } })

  async function confirm() {
    setAsking(false)
    if (!(await run(input))) return
    kept.forget()
    save(LAST_PLACE, input.place.trim())
    say(input.start <= now ? '已补记，一天内可以补点名' : '已安排，几分钟内通知大家')
    await goBack()
  }

  return {
    ...query,
    now,
    branchId,
    draft,
    input,
    isPast: input.start <= now,
    problems,
    /** Nobody is told off for what he has not come to yet; the button counts it all the same. */
    shown: (field: Field) => (field === 'day' || left.includes(field) ? problems[field] : null),
    leave: (field: Field) => setLeft([...left, field]),
    change,
    changeWords,
    agenda: agendaIn(draft),
    /** It tells everybody, so it is asked first. */
    planning: {
      asking,
      busy: state.step === 'busy',
      ask: () => setAsking(true),
      cancel: () => setAsking(false),
      confirm,
    },
  }
}

export type Planning = Extract<ReturnType<typeof usePlan>, { step: 'ready' }>
