import { nearDay } from '#domain/calendar'
import type { SessionKind } from '#domain/session'
import { spokenTime } from '../../lib/spoken'
import { signInHead } from '../../lib/signInWords'
import { kindWords } from '../../lib/words'
import type { Home, OwnSession } from '../../me'
import type { NextThing } from './nextThing'

/** What fits a line of headline beside 在 and 见。 A longer place stands on the leaf only. */
const SHORT_PLACE = 7

/** At home one says 二楼会议室, not 青枫收费站二楼会议室. */
function spokenPlace(place: string, branch: string) {
  const station = branch.replace(/(联合|机关)?党支部$/, '')
  return place.startsWith(station) && place !== station ? place.slice(station.length) : place
}

type Ahead = Extract<NextThing, { step: 'ahead' }>
type Me = Pick<Home['me'], 'name' | 'branch'>

/** 有一场主题党日; a lecture says by itself that it takes place. */
export const takesPlace = (kind: SessionKind) =>
  kind === 'partyLecture' ? kindWords[kind] : `有一场${kindWords[kind]}`

/** Pieces of one line: where it is too long it breaks between them, never inside 到场。 */
type Line = readonly string[]

/** 11月12日 and 下午三点半; with digits, whose space would be lost at a seam, one piece. */
function when({ start }: OwnSession, now: number, before: string, after: string): Line {
  const day = before + nearDay(start, now)
  const time = spokenTime(start) + after
  return time.startsWith(' ') ? [day + time] : [day, time]
}

function meeting(session: OwnSession, branch: string, now: number): Line[] {
  const place = spokenPlace(session.place, branch)
  if (place.length > SHORT_PLACE) return [when(session, now, '', '见。')]
  return [when(session, now, '', '，'), [`在${place}见。`]]
}

const there = ({ start, kind }: OwnSession, now: number): Line =>
  kind === 'partyLecture'
    ? [nearDay(start, now), `${takesPlace(kind)}。`]
    : [`${nearDay(start, now)}有一场`, `${kindWords[kind]}。`]

function ahead({ session, mayCome }: Ahead, { name, branch }: Me, now: number): Line[] {
  switch (session.reply) {
    case 'coming':
      return [['已回复参加，'], when(session, now, '', '见。')]
    case 'leaveAsked':
      // longer leave from a meeting goes on to the organiser
      return [['假条已经交了，'], [session.kind === 'themeDay' ? '等支部书记批。' : '等待审批。']]
    case 'leaveGranted':
      return [['已准假，'], ['这场不用来。']]
    case 'leaveRefused':
      return [['这次没有准假，'], [...when(session, now, '请', ''), '到场。']]
    case null:
      if (!mayCome) return meeting(session, branch, now)
      return [[`${name}同志，`], there(session, now)]
  }
}

function signedIn({ session, row, status, mayGo }: Extract<NextThing, { step: 'signedIn' }>, now: number): Line[] {
  if (mayGo && now >= session.end) return [['已签到，'], ['走前请签退。']]
  if (row.outAt !== null) return [['已签退，', '一路平安。']]
  const pieces = signInHead(row, status)
  return [pieces.map((piece, index) => (index === pieces.length - 1 ? `${piece}。` : piece))]
}

/** The sentence on top, line by line. */
export function headlineOf(thing: NextThing, me: Me, now: number): Line[] {
  switch (thing.step) {
    case 'nothing':
    case 'done':
      return []
    case 'cancelled':
      return [[`${nearDay(thing.session.start, now)}的`, kindWords[thing.session.kind]], ['已经取消。']]
    case 'ahead':
      return ahead(thing, me, now)
    case 'open':
      return thing.late ? [['已经开始了，'], ['到场请先签到。']] : meeting(thing.session, me.branch, now)
    case 'closed':
      return [['这场的签到', '已经结束。']]
    case 'signedIn':
      return signedIn(thing, now)
  }
}
