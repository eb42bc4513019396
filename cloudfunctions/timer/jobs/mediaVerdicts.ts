/** What the machine says of sounds that courses were submitted with, and what happens where it says nothing. */
import { HOUR } from '#domain/calendar'
import { goOn, judge, waitingIn } from '../../shared/courseFlow'
import { _, db, find, updateIf } from '../../shared/db'
import type { CourseDraft, MediaCheck } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import type { Clock } from './announce'

const A_TICK = 20
/** The platform promises half an hour. */
const LATEST = HOUR

interface Verdict {
  traceId: string
  /** Null: the machine could not, or does not know. */
  verdict: 'passed' | 'refused' | null
}

const verdicts: Record<string, 'passed' | 'refused'> = { pass: 'passed', risky: 'refused' }

/** Null if the event is anything else. */
export function verdictIn(event: unknown): Verdict | null {
  const { Event, trace_id: traceId, errcode, result } = (event ?? {}) as Record<string, unknown>
  if (Event !== 'wxa_media_check' || typeof traceId !== 'string' || !traceId) return null
  const { suggest } = (result ?? {}) as { suggest?: unknown }
  const said = errcode === 0 && typeof suggest === 'string' ? verdicts[suggest] : undefined
  return { traceId, verdict: said ?? null }
}

/** How much it changed. Told twice, or of what was written on since, it changes nothing. */
export async function hear({ traceId, verdict }: Verdict, now: number): Promise<number> {
  const check = await db.get('mediaChecks', traceId)
  if (!check) return 0
  // before the working copy: what is submitted this very moment looks here afterwards
  if (verdict) await updateIf('mediaChecks', { _id: traceId, verdict: 'waiting' }, { verdict })
  const first = check.verdict === 'waiting' ? verdict : check.verdict
  const draft = await db.get('courseDrafts', check.courseId)
  if (!draft || draft.state !== 'checking' || draft.revision !== check.revision) return 0
  return Number(await pass(draft, check, first, now))
}

async function pass(draft: CourseDraft, { fileId }: MediaCheck, verdict: Verdict['verdict'], now: number) {
  const index = draft.checks.findIndex((check) => check.what === fileId && check.verdict === 'waiting')
  if (index < 0) {
    await goOn(draft, now)
    return false
  }
  return verdict ? (await judge(draft, [index], verdict, now)).isMine : toPerson(draft, [index])
}

/** A second organiser decides in the machine's place. */
function toPerson({ _id, revision }: CourseDraft, indexes: readonly number[]): Promise<boolean> {
  const still = Object.fromEntries(indexes.map((index) => [`checks.${index}.verdict`, 'waiting']))
  const change = Object.fromEntries(indexes.map((index) => [`checks.${index}.by`, 'person']))
  return updateIf('courseDrafts', { _id, revision, state: 'checking', ...still }, change)
}

/** What the machine is silent about waits for a person; what a call left half done is published. Returns how many. */
export async function mediaVerdicts({ now, isOver }: Clock): Promise<number> {
  const [silent, passed] = await Promise.all([silentAt(now), allPassed()])
  let done = 0
  for (const draft of [...silent, ...passed]) {
    if (isOver()) break
    try {
      const waiting = waitingIn(draft.checks, 'machine')
      await (waiting.length ? toPerson(draft, waiting) : goOn(draft, now))
      done += 1
    } catch (error) {
      console.error('mediaVerdicts', draft._id, withoutSecrets(error))
    }
  }
  return done
}

const options = { limit: A_TICK, by: { updatedAt: 'asc' } } as const

const silentAt = (now: number) => {
  const checks = _.elemMatch({ by: 'machine', verdict: 'waiting' } as never) as never
  return find('courseDrafts', { state: 'checking', updatedAt: _.lte(now - LATEST), checks }, options)
}

const allPassed = () => find('courseDrafts', { state: 'checking', 'checks.verdict': _.nin(['waiting']) }, options)
