import { DAY, shortDay } from '#domain/calendar'
import { refuseEvaluation } from '#domain/evaluation'
import { isDeskOpen } from '#domain/question'
import { Row } from '../../components/Row'
import { hasEvaluated } from '../../lib/evaluated'
import { navigate } from '../../lib/navigate'
import { kindWords } from '../../lib/words'
import type { Home, OwnSession } from '../../me'
import { lessons } from './useTakeAway'

interface StudyRowsProps {
  home: Home
  /** The session on the leaf, or the one just over. */
  about: OwnSession | null
  now: number
}

/** Home does not ask what there is to prepare, so it is offered when it comes near. */
const PREP_DAYS = 3

/** Around a lesson: what to look at before, what to ask, and how it was. */
export function StudyRows({ home, about, now }: StudyRowsProps) {
  const over = toEvaluate(home, now)
  return (
    <>
      {about && isLesson(about) && <Around session={about} lectures={lecturesAt(home, about)} now={now} />}
      {over && <EvaluateRow session={over} lectures={lecturesAt(home, over)} />}
    </>
  )
}

const isLesson = ({ kind, cancelled }: OwnSession) => lessons.includes(kind) && !cancelled

const lecturesAt = ({ me }: Home, { lecturer }: OwnSession) => lecturer?.id === me.id

function Around({ session, lectures, now }: { session: OwnSession; lectures: boolean; now: number }) {
  const { id: sessionId, start } = session
  const toDesk = () => navigate('desk', { sessionId })
  if (now < start) {
    if (!lectures && start - now > PREP_DAYS * DAY) return null
    const sub = lectures ? '多少人答了题，大家在问什么' : '先看资料，答几道题，想问的先提出来'
    return <Row icon='book-open' title='预习和提问' sub={sub} onClick={() => navigate('prep', { sessionId })} />
  }
  if (!isDeskOpen(session, now)) return null
  const sub = lectures ? '看大家问了什么，逐个回答' : '向主讲人提问，看大家在问什么'
  return <Row icon='message-circle-question' title='问题台' sub={sub} onClick={toDesk} />
}

/** The last one that I was at, or lectured at, while it can be told how it was. */
function toEvaluate(home: Home, now: number): OwnSession | null {
  const asked = home.sessions.filter(
    (one) =>
      isLesson(one) &&
      (lecturesAt(home, one) || (one.signIn !== null && !hasEvaluated(one.id))) &&
      refuseEvaluation(one, now) === null,
  )
  return asked[asked.length - 1] ?? null
}

function EvaluateRow({ session: { id, start, kind }, lectures }: { session: OwnSession; lectures: boolean }) {
  const which = `${shortDay(start)}的${kindWords[kind]}`
  return (
    <Row
      icon='star'
      title={lectures ? '看评课' : '评课'}
      sub={lectures ? which : `${which}，三下点完，不署名`}
      onClick={() => navigate('evaluate', { sessionId: id })}
    />
  )
}
