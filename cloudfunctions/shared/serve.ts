import cloud from 'wx-server-sdk'
import * as v from 'valibot'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import type { OrgPath } from '#domain/org'
import { type Grant, grantsOf, may, type Resource } from '#domain/rights'
import { type RulePack, type Rules, rulesOn } from '#domain/rulePack'
import { isHelping } from '#domain/session'
import type { Reply } from '#types/contract'
import type { Action, PassKind } from '#types/contract/define'
import { record } from './audit'
import { db, find, mustGet } from './db'
import type { Member, Session, SpeakerCard } from './documents'
import { withoutSecrets } from './mask'
import { type Passes, readPass } from './passes'
import { ownBranchPath } from './standing'
import { packOf } from './rulePacks'

/** Of every call. */
interface Asker {
  openid: string
  now: number
  /** Milliseconds since the call began: the function is ended at its timeout, and what takes longer comes back. */
  spent: () => number
  /** In force today. */
  rules: Rules
  /** In force on the day of the fact. */
  rulesOn: (day: string) => Rules
  ruleVersion: string
}
export interface Visitor extends Asker {
  member: Member | null
}
/** Nobody has been looked up: all that is known of the caller is what the pass says. */
export interface WithPass<K extends PassKind> extends Asker {
  pass: Passes[K]
}
export interface Caller extends Visitor {
  member: Member
  grants: Grant[]
}
/** The gate has found the place and judged the right; what it read on the way is handed on. */
export interface AtBranch extends Caller {
  branch: { id: string; path: OrgPath }
}
export interface AtSession extends Caller {
  session: Session
}

/** A confirmed 宣讲员, about what is his own. */
export interface AtSpeaker extends Caller {
  speaker: SpeakerCard
}

export interface AtOrg extends Caller {
  org: { id: string; path: OrgPath; name: string }
}

type CallerOf<A extends Action> = A['allow'] extends 'visitor'
  ? Visitor
  : A['allow'] extends { pass: infer K extends PassKind }
    ? WithPass<K>
    : A['allow'] extends { at: 'org' }
      ? AtOrg
      : A['allow'] extends { at: 'branch' }
        ? AtBranch
        : A['allow'] extends { at: 'session' }
          ? AtSession
          : A['allow'] extends { at: 'speaker' }
            ? AtSpeaker
            : Caller

/** The implementation of a contract. One missing, one extra, one of the wrong type: does not compile. */
export type Handlers<C extends Record<string, Action>> = {
  [A in keyof C]: (input: v.InferOutput<C[A]['input']>, caller: CallerOf<C[A]>) => Promise<v.InferInput<C[A]['output']>>
}

interface Event {
  action?: unknown
  input?: unknown
}

export function serve<C extends Record<string, Action>>(contract: C, handlers: Handlers<C>) {
  return async function main(event: Event): Promise<Reply> {
    const now = Date.now()
    const reply = await answer(event, now).catch(failure)
    const known = typeof event.action === 'string' && Object.hasOwn(contract, event.action)
    console.log(
      JSON.stringify({
        action: known ? event.action : 'unknown',
        code: reply.ok ? 'OK' : reply.code,
        ms: Date.now() - now,
      }),
    )
    return reply
  }

  async function answer(event: Event, now: number): Promise<Reply> {
    const name = event.action
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) throw new AppError('UNKNOWN_ACTION')
    const { allow, input, output, audited } = contract[name as keyof C]!

    // before the database: what is malformed costs no request
    const request = valid(input, event.input)
    const caller = await admitted(allow, request as Located & { pass: string }, now)

    const data = await handlers[name as keyof C]!(request as never, caller as never)
    if (audited && 'member' in caller && caller.member) {
      const outcome = audited === true ? {} : picked(data as Record<string, unknown>, audited)
      await record(caller.member, name, { ...(request as object), ...outcome }, now)
    }
    // only promised fields leave: no openid, no phone number by accident
    return { ok: true, data: v.parse(output, data) }
  }
}

const picked = (data: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, data[name]]))

function valid<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  // valibot takes a list for an object without fields
  if (Array.isArray(input)) throw new AppError('INVALID_INPUT')
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return result.output
  throw new AppError('INVALID_INPUT', result.issues[0].message)
}

/** Whoever shows a pass is not looked up; of anybody else it is read who he is, and judged what he may. */
async function admitted(allow: Action['allow'], input: Located & { pass: string }, now: number) {
  if (typeof allow === 'object' && 'pass' in allow) return holder(allow.pass, input.pass, now)
  const visitor = await identify(now)
  return allow === 'visitor' ? visitor : gate(allow, visitor, input)
}

/** Who the platform says it is: the only word on that. What the client says about itself is never asked. */
function identity(): string {
  const openid = cloud.getWXContext().OPENID
  if (!openid) throw new AppError('NO_IDENTITY')
  return openid
}

const asker = (openid: string, now: number, pack: RulePack): Asker => ({
  openid,
  now,
  spent: () => Date.now() - now,
  rules: rulesOn(pack, dayOf(now)),
  rulesOn: (day) => rulesOn(pack, day),
  ruleVersion: pack.version,
})

/** One indexed read; one more where an instance meets a rule pack for the first time. */
async function identify(now: number): Promise<Visitor> {
  const openid = identity()
  const [member] = await find('members', { openid }, { limit: 1 })
  return { ...asker(openid, now, await packOf(member?.ruleVersion)), member: member ?? null }
}

/** No request at all, but for a rule pack that is met for the first time. */
async function holder<K extends PassKind>(kind: K, text: string, now: number): Promise<WithPass<K>> {
  const openid = identity()
  const pass = readPass(kind, text, openid)
  if (!pass) throw new AppError('FORBIDDEN')
  if (now > pass.until) throw new AppError(kind === 'listen' ? 'COURSE_PASS_EXPIRED' : 'SIGN_IN_PASS_EXPIRED')
  const pack = await packOf('ruleVersion' in pass ? pass.ruleVersion : undefined)
  return { ...asker(openid, now, pack), pass }
}

/** A schema at 'branch' or 'session' names the id; a test holds every contract entry to that. */
interface Located {
  orgId: string
  branchId: string
  sessionId: string
}

/** The one place where a right is judged: function, object and scope together. */
async function gate(allow: Exclude<Action['allow'], 'visitor' | { pass: PassKind }>, visitor: Visitor, input: Located) {
  const { member } = visitor
  if (!member) throw new AppError('NOT_BOUND')
  const caller: Caller = { ...visitor, member, grants: grantsOf(member, dayOf(visitor.now)) }
  if (allow === 'member') return caller

  const permit = (place: OrgPath) => {
    if (!may(caller.grants, allow, place)) throw new AppError('FORBIDDEN')
  }
  if (allow.at === 'group') {
    permit(member.orgPath.slice(0, 1))
    return caller
  }
  if (allow.at === 'speaker') return speakerAt(caller, allow)
  if (allow.at === 'session') {
    const session = await mustGet('sessions', input.sessionId)
    if (!mayAtSession(caller, allow, session)) throw new AppError('FORBIDDEN')
    return { ...caller, session }
  }
  if (allow.at === 'org') {
    const org = await orgOf(input.orgId, caller)
    permit(org.path)
    return { ...caller, org }
  }
  const path = await branchPath(input.branchId, caller, allow.may)
  permit(path)
  return { ...caller, branch: { id: input.branchId, path } }
}

/** Who is in the list stands in the member, so it costs no read; the place is one's own entry. */
function speakerAt(caller: Caller, want: { may: 'read' | 'write'; resource: Resource }): AtSpeaker {
  const { speaker, _id } = caller.member
  if (!speaker) throw new AppError('SPEAKER_ONLY')
  if (!may([{ role: 'speaker', org: _id }], want, [_id])) throw new AppError('FORBIDDEN')
  return { ...caller, speaker }
}

/** Leave, records and all else stay with whom the branch has chosen. */
const helpedWith: readonly Resource[] = ['session', 'attendance']

/** 现场帮手: of this session alone, and no longer than its day. Named in the session itself, so that taking it away works at once. */
const helperIn = (session: Session, { member, now }: Caller, resource: Resource): Grant[] =>
  helpedWith.includes(resource) && isHelping(session, member._id, dayOf(now))
    ? [{ role: 'classCommittee', org: session._id }]
    : []

/** The same judgement for actions that tell people of a session different things. */
export const mayAtSession = (
  caller: Caller,
  want: { may: 'read' | 'write'; resource: Resource },
  session: Session,
): boolean =>
  may([...caller.grants, ...helperIn(session, caller, want.resource)], want, [...session.orgPath, session._id])

/** A branch's own people need no further read; nor does anybody who holds no post. */
async function branchPath(branchId: string, { member, grants }: Caller, want: 'read' | 'write'): Promise<OrgPath> {
  if (member.branchId === branchId) return ownBranchPath(member)
  if (grants.every(({ role }) => role === 'member')) throw new AppError('FORBIDDEN')
  const org = await db.get('orgs', branchId)
  if (!org || org.level !== 'branch') throw new AppError('FORBIDDEN')
  // what was merged away can be looked at; nothing new is done in its name
  if (org.to !== null && want === 'write') throw new AppError('TREE_NOT_BRANCH')
  return org.path
}

/** One's own branch and unit are known by name; of any other organisation the name is needed anyway. */
async function orgOf(orgId: string, { member }: Caller): Promise<AtOrg['org']> {
  const path = ownBranchPath(member)
  if (member.branchId === orgId) return { id: orgId, path, name: member.branchName }
  if (path[1] === orgId) return { id: orgId, path: path.slice(0, 2), name: member.unitName }
  const org = await db.get('orgs', orgId)
  if (!org) throw new AppError('FORBIDDEN')
  return { id: org._id, path: org.path, name: org.name }
}

/** A foreseen refusal is told as it is; anything else is our defect: logged whole, shown as "busy". */
function failure(error: unknown): Reply {
  if (error instanceof AppError) return { ok: false, code: error.code, message: error.message }

  console.error(withoutSecrets(error))
  const { code, message } = new AppError('INTERNAL')
  return { ok: false, code, message }
}
