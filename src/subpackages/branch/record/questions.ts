/** What each step asks, and what it still lacks before it can be filled in. */
import { lengthOf } from '../../../lib/lengthOf'
import { type Draft, type RecordView, type Step, writtenDecisions } from './draft'

export const LONGEST_DECISION = 120

export const questions: Record<Step, string> = {
  people: '谁主持，谁记录？',
  agenda: '议程都开展了吗？',
  decisions: '形成了什么决定？',
  takeAways: '记下哪些心得？',
}

type Point = RecordView['session']['agenda'][number]

/** A film and a case need nobody who leads them. */
export const leaderOf = ({ part }: Point) => (part === 'lesson' ? '主讲人' : part === 'practice' ? '带队人' : null)

const lacks: Record<Step, (draft: Draft, view: RecordView) => string | null> = {
  people: ({ host, recorder }) => (!host.trim() ? '还没有主持人' : !recorder.trim() ? '还没有记录人' : null),
  agenda: ({ agenda }, { session }) => {
    const without = session.agenda.find((point, index) => {
      const own = agenda[index]
      return leaderOf(point) && own?.held && !own.lecturer.trim()
    })
    return without ? `还没有${leaderOf(without) ?? ''}` : null
  },
  decisions: (draft) => {
    if (draft.none) return null
    const written = writtenDecisions(draft)
    if (!written.length) return '还没有写决定'
    return written.some((text) => lengthOf(text) > LONGEST_DECISION) ? '决定写得太长' : null
  },
  takeAways: () => null,
}

export const lackOf = (step: Step, draft: Draft, view: RecordView) => lacks[step](draft, view)

/** Names to tap, the likeliest first. */
export function likelyNames(me: string, lastRecorder: string, { entered, session }: RecordView): string[] {
  const known = [me, session.lecturer?.name, lastRecorder, entered.host, entered.recorder]
  return known.flatMap((name, index) => (name && known.indexOf(name) === index ? [name] : [])).slice(0, 5)
}
