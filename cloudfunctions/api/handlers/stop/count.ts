/** 现场教学: heads are counted at the end of each leg, so that nobody is left behind. */
import type { stop } from '#types/contract/stop'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseRollCall } from '#domain/session'
import { db, mustGet, updateIf } from '../../../shared/db'
import type { Session, Stop } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { staffAt } from '../../../shared/staffing'
import { numbersOf } from '../attendance/numbers'
import { personOf } from '../tour/view'

type CountHandlers = Pick<Handlers<typeof stop>, 'stop.count' | 'stop.ofSession'>
type Leg = Stop['legs'][number]

export const countHandlers: CountHandlers = {
  'stop.ofSession': async (_input, { session }) => {
    if (session.kind !== 'stop') return { stop: null }
    const stop = await mustGet('stops', session.sourceId)
    const [legs, { staffing, staff }] = await Promise.all([
      withExpected(stop, session),
      staffAt(stop._id, (stop.draft ?? stop).start),
    ])
    return { stop: { id: stop._id, legs, speakers: staff.who.map((id) => personOf(staffing, id).name) } }
  },

  'stop.count': async ({ leg, heads, all }, { session, now, rulesOn }) => {
    const refusal = refuseRollCall(rulesOn(dayOf(session.start)), session, now)
    if (refusal) throw new AppError(refusal)
    const stop = session.kind === 'stop' ? await db.get('stops', session.sourceId) : null
    if (!stop) throw new AppError('STOP_LEG')
    if (stop.legs[leg]?.counted === heads) return { legs: await withExpected(stop, session) }
    const legs = await counted(stop, session, { leg, heads, all })
    // whoever counts at the same time is told, and looks
    const asSeen = stop.legs.map((each, index) => [`legs.${index}.counted`, each.counted])
    if (!(await updateIf('stops', { _id: stop._id, ...Object.fromEntries(asSeen) }, { legs }))) {
      throw new AppError('STOP_CHANGED')
    }
    return { legs: await withExpected({ ...stop, legs }, session) }
  },
}

const nextLeg = (legs: readonly Leg[]) => {
  const next = legs.findIndex((leg) => leg.counted === null)
  return next < 0 ? legs.length : next
}

/** One leg after the other; what was counted last can be put right until the next is closed. */
async function counted(
  stop: Stop,
  session: Session,
  { leg, heads, all }: { leg: number; heads: number; all: boolean },
): Promise<Leg[]> {
  const next = nextLeg(stop.legs)
  if (leg >= stop.legs.length || leg > next || leg < next - 1) throw new AppError('STOP_LEG')
  const before = stop.legs[leg]!
  const expected = before.expected ?? (await expectedAt(stop, session, leg))
  if (heads < expected && !all) throw new AppError('STOP_HEADS')
  return stop.legs.map((each, index) => (index === leg ? { ...before, expected, counted: heads } : each))
}

/** How many set out: as many as arrived before; at first whoever has signed in, or else the audience that was told of. */
async function expectedAt({ legs, size }: Stop, session: Session, leg: number): Promise<number> {
  const before = leg > 0 ? legs[leg - 1]!.counted : null
  if (before !== null) return before
  const { present, late, undecided, observers } = await numbersOf(session)
  return present + late + undecided + observers || size
}

async function withExpected(stop: Stop, session: Session): Promise<Leg[]> {
  const next = nextLeg(stop.legs)
  if (next === stop.legs.length) return stop.legs
  const expected = await expectedAt(stop, session, next)
  return stop.legs.map((leg, index) => (index === next ? { ...leg, expected } : leg))
}
