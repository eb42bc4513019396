/** The session of a released stop: made by the release, and kept with the stop's facts and whoever speaks there. */
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { topicNames } from '#domain/need'
import type { Rules } from '#domain/rulePack'
import { windowOf } from '#domain/session'
import type { StopStaff } from '#domain/staffing'
import { replyByOf } from '#domain/themeDay'
import { createMany, getThousands, updateIf } from './db'
import { newSession, type Session, type Staffing, type Stop } from './documents'
import { sessionCode } from './marks'
import { staffingOf } from './staffing'

/** Who asks for it. */
export interface StopClock {
  now: number
  rules: Rules
  rulesOn: (day: string) => Rules
}

export interface Spoken {
  stop: Stop
  speakers: { id: string; name: string }[]
  /** Who spoke there before, and runs the door no more. */
  former: readonly string[]
}

/** At so many sessions at once the platform is asked. */
const TOGETHER = 10

export const sessionIdOf = (stopId: string) => sessionCode(stopId, 1)

const nobody: Pick<StopStaff, 'who' | 'told'> = { who: [], told: [] }

export const nameIn = (staffing: Staffing | undefined, id: string) => staffing?.people[id]?.name ?? '宣讲员'

/** `freed`: besides those of the newest release who come no more. */
export function spokenIn(staffings: readonly Staffing[], stop: Stop, freed: readonly string[] = []): Spoken {
  const staffing = staffings.find(({ _id }) => _id === staffingOf((stop.draft ?? stop).start))
  const { who, told } = staffing?.stops[stop._id] ?? nobody
  const speakers = who.map((id) => ({ id, name: nameIn(staffing, id) }))
  return { stop, speakers, former: [...told, ...freed].filter((id) => !who.includes(id)) }
}

/** What everybody is told of it: if that changes, they are told anew. */
const factsOf = ({ topic, place, start, end }: Stop) => ({ title: `宣讲：${topicNames[topic]}`, place, start, end })

/** The record says who spoke, and a point of a meeting is all that it says. */
function speakingOf({ stop, speakers, former }: Spoken, helpers: Session['helpers']) {
  const others = helpers.filter(({ id }) => !former.includes(id) && speakers.every((speaker) => speaker.id !== id))
  const [first] = speakers
  const topic = topicNames[stop.topic]
  return {
    agenda: [{ part: null, title: first ? `${topic}（${speakerWords(speakers)}主讲）` : topic }],
    lecturer: first ?? null,
    helpers: [...others, ...speakers],
  }
}

const NAMED = 3

/** 甲、乙、丙等 5 人 */
export function speakerWords(speakers: readonly { name: string }[]): string {
  const names = speakers.slice(0, NAMED).map(({ name }) => name)
  return names.join('、') + (speakers.length > NAMED ? `等 ${speakers.length} 人` : '')
}

function sessionFrom(spoken: Spoken, by: string, { now, rules, rulesOn }: StopClock): Session {
  const { stop } = spoken
  const { start, end } = stop
  return {
    ...newSession,
    ...factsOf(stop),
    ...speakingOf(spoken, []),
    _id: sessionIdOf(stop._id),
    kind: 'stop',
    sourceId: stop._id,
    org: stop.hostId,
    orgPath: stop.orgPath,
    orgName: stop.title,
    scope: [stop.hostId],
    replyBy: replyByOf(rules, start, now),
    window: windowOf(rulesOn(dayOf(start)), start, end),
    version: 1,
    cancelled: false,
    cancelReason: null,
    publishedAt: now,
    publishedBy: by,
    announced: false,
    reminded: false,
    record: 'draft',
    changedAt: now,
    replies: {},
  }
}

/** Of new stops made, of others brought up to date. Repeated, it meets what is there and changes nothing. */
export async function putSessions(all: readonly Spoken[], by: string, clock: StopClock): Promise<void> {
  const there = await sessionsOf(all)
  const fresh = all.filter(({ stop }) => !there.has(stop._id))
  const made = fresh.map((spoken) => sessionFrom(spoken, by, clock))
  if (!(await createMany('sessions', made))) throw new AppError('TOUR_CHANGED')
  await follow(all, there, clock)
}

/** As with a theme day: whoever was told of it is told of this too; whom no word has reached need not hear of either. */
export async function cancelSession(stopId: string, cancelReason: string | null, now: number): Promise<void> {
  for (const announced of [false, true]) {
    const change = { cancelled: true, cancelReason, announced: !announced, changedAt: now }
    await updateIf('sessions', { _id: sessionIdOf(stopId), cancelled: false, announced }, change)
  }
}

/** Whoever speaks there now is shown, and runs the door. Stops without a session yet are passed by. */
export const followStops = async (spoken: readonly Spoken[], clock: StopClock) =>
  follow(spoken, await sessionsOf(spoken), clock)

async function sessionsOf(all: readonly Spoken[]): Promise<Map<string, Session>> {
  const ids = all.map(({ stop }) => sessionIdOf(stop._id))
  return new Map((await getThousands('sessions', ids)).map((session) => [session.sourceId, session]))
}

async function follow(all: readonly Spoken[], there: ReadonlyMap<string, Session>, clock: StopClock): Promise<void> {
  const changes = all.flatMap((spoken) => {
    const session = there.get(spoken.stop._id)
    const change = session && !session.cancelled ? changeOf(session, spoken, clock) : null
    return session && change ? [{ session, change }] : []
  })
  for (let at = 0; at < changes.length; at += TOGETHER) {
    const done = await Promise.all(
      changes
        .slice(at, at + TOGETHER)
        .map(({ session: { _id, version, revision }, change }) =>
          updateIf('sessions', { _id, version, revision, cancelled: false }, { ...change, revision: revision + 1 }),
        ),
    )
    if (done.includes(false)) throw new AppError('TOUR_CHANGED')
  }
}

/** Null where it says the same already. Time, place or topic: a new version, of which the branch is told. */
function changeOf(session: Session, spoken: Spoken, { now, rules, rulesOn }: StopClock): Partial<Session> | null {
  const facts = factsOf(spoken.stop)
  const speaking = speakingOf(spoken, session.helpers)
  const { title, place, start, end, agenda, lecturer, helpers } = session
  const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)
  const change = { ...speaking, changedAt: now }
  if (isSame(facts, { title, place, start, end })) {
    return isSame(speaking, { agenda, lecturer, helpers }) ? null : change
  }
  return {
    ...{ ...change, ...facts, version: session.version + 1, announced: false, reminded: false },
    replyBy: replyByOf(rules, start, now),
    window: windowOf(rulesOn(dayOf(facts.start)), facts.start, facts.end),
  }
}
