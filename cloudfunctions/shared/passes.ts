/** Passes: what an action that has judged a right hands out, so that the next one need look nothing up. */
import { type Stage, stages } from '#domain/member'
import type { Standing } from '#domain/session'
import type { PassKind } from '#types/contract/define'
import { isMarked, newMark } from './keys'

/** 签到凭条: all that a row of attendance says of somebody. */
interface SignInPass extends Standing {
  memberId: string
  ruleVersion: string
  until: number
}

interface ScreenPass {
  sessionId: string
  until: number
}

/** 收听凭条: what was opened, and how long its tracks are, so that a position can be judged without reading it again. */
export interface ListenPass {
  /** Null: a newcomer at a poster, whose place is kept nowhere. */
  memberId: string | null
  courseId: string
  version: number
  /** A version that a class has used: it stays open when the course is taken down. */
  kept: boolean
  /** Whole seconds, track by track. */
  seconds: number[]
  until: number
}

export interface Passes {
  signIn: SignInPass
  screen: ScreenPass
  listen: ListenPass
}

/** What the contract takes. */
const LONGEST = 160

/** No id and no version contains either. */
const BETWEEN = ','
const WITHIN = '/'

/** Marked over the identity that the platform vouches for: in anybody else's hands it is worth nothing. */
const textOf = (kind: PassKind, openid: string, body: string) => `ticket|${kind}|${openid}|${body}`

const marked = (kind: PassKind, openid: string, parts: string[]) => {
  const body = parts.join(BETWEEN)
  return body + BETWEEN + newMark(textOf(kind, openid, body))
}

/** Null where somebody's place is too long to carry: he is looked up instead. */
export function mintSignInPass(pass: SignInPass, openid: string): string | null {
  const { memberId, orgPath, stage, exempt, ruleVersion, until } = pass
  const standing = `${stages.indexOf(stage)}${exempt ? 1 : 0}`
  const parts = [memberId, orgPath.join(WITHIN), standing, ruleVersion, until.toString(36)]
  const text = marked('signIn', openid, parts)
  return text.length <= LONGEST ? text : null
}

export const mintScreenPass = ({ sessionId, until }: ScreenPass, openid: string) =>
  marked('screen', openid, [sessionId, until.toString(36)])

export const mintListenPass = ({ memberId, courseId, version, kept, seconds, until }: ListenPass, openid: string) =>
  marked('listen', openid, [
    ...[memberId ?? '', courseId, String(version), kept ? '1' : ''],
    ...[seconds.map((one) => one.toString(36)).join(WITHIN), until.toString(36)],
  ])

const readers: { [K in PassKind]: (parts: string[]) => Passes[K] } = {
  signIn: ([memberId = '', path = '', standing = '', ruleVersion = '', until = '']) => ({
    memberId,
    orgPath: path.split(WITHIN),
    stage: stages[Number(standing[0])] as Stage,
    exempt: standing[1] === '1',
    ruleVersion,
    until: parseInt(until, 36),
  }),
  screen: ([sessionId = '', until = '']) => ({ sessionId, until: parseInt(until, 36) }),
  listen: ([memberId = '', courseId = '', version = '', kept = '', seconds = '', until = '']) => ({
    memberId: memberId || null,
    courseId,
    version: Number(version),
    kept: kept === '1',
    seconds: seconds ? seconds.split(WITHIN).map((one) => parseInt(one, 36)) : [],
    until: parseInt(until, 36),
  }),
}

/** Null for what is forged, altered, of another kind or of another person. Whether it has run out is the gate's business. */
export function readPass<K extends PassKind>(kind: K, text: string, openid: string): Passes[K] | null {
  const end = text.lastIndexOf(BETWEEN)
  const body = text.slice(0, Math.max(end, 0))
  if (!isMarked(text.slice(end + 1), textOf(kind, openid, body))) return null
  return readers[kind](body.split(BETWEEN))
}
