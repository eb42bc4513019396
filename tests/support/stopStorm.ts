/** Speakers who tap at once, every state that the month goes through meanwhile, and what is wrong with any of them. */
import cloud from 'wx-server-sdk'
import type { ActionName, Input } from '#types/contract'
import { currentPack } from '#domain/rulePacks'
import { rulesOn } from '#domain/rulePack'
import { isClash } from '#domain/matching/hardRules'
import type { Staffing } from '../../cloudfunctions/shared/documents'
import { holdersOf } from '../../cloudfunctions/shared/staffing'
import { callAs, world } from './world'

const rules = rulesOn(currentPack, '2026-12-01')

/** Every staffing that was committed, in order, from the one at hand on. */
export function watchMonth(first: Staffing): { states: Staffing[]; stop: () => void } {
  const states = [structuredClone(first)]
  const stop = world().database.onCommit((changes) => {
    for (const { collection, after } of changes) {
      if (collection === 'staffings' && after) states.push(structuredClone(after) as unknown as Staffing)
    }
  })
  return { states, stop }
}

export interface Told {
  openid: string
  action: ActionName
  input: { stopId: string }
  code: string
  requests: number
  /** Which states it can have seen. */
  from: number
  to: number
}

export async function ask<A extends ActionName>(
  states: readonly Staffing[],
  { openid, action, input }: { openid: string; action: A; input: Input<A> & { stopId: string } },
): Promise<Told> {
  const from = states.length - 1
  const { reply, cost } = await callUntilHeard(openid, action, input)
  const code = reply.ok ? 'OK' : reply.code
  return { openid, action, input, code, requests: cost.requests, from, to: states.length - 1 }
}

const TRIES = 3

/** On a slow machine a connection may time out; a phone would try again, and so does this. */
async function callUntilHeard<A extends ActionName>(openid: string, action: A, input: Input<A>) {
  let called = await callAs(openid, action, input)
  for (let tries = 1; tries < TRIES && !called.reply.ok && called.reply.code === 'INTERNAL'; tries += 1) {
    called = await callAs(openid, action, input)
  }
  return called
}

/** Refused as full although there was a place in every state that it can have seen (I7). */
export const refusedWhileFree = (told: readonly Told[], states: readonly Staffing[]): Told[] =>
  told.filter(
    ({ code, input, from, to }) =>
      code === 'STOP_FULL' && states.slice(from, to + 1).every(({ stops }) => stops[input.stopId]!.left > 0),
  )

const isTwice = (ids: readonly string[]) => new Set(ids).size < ids.length

/** I6 and I8 in one state. */
function wrongIn({ stops, held }: Staffing): string[] {
  const ofStops = Object.entries(stops).flatMap(([id, staff]) => {
    const { left, who, yes, waiting } = staff
    return [
      ...(left < 0 ? [`${id}: ${-left} oversold`] : []),
      ...(isTwice(holdersOf(staff)) ? [`${id}: somebody twice`] : []),
      ...(yes.some((one) => !who.includes(one)) ? [`${id}: comes without a place`] : []),
      ...(waiting.length && left > 0 ? [`${id}: waits for what is free`] : []),
    ]
  })
  const ofSpeakers = Object.entries(held).flatMap(([id, holds]) => {
    const standing = Object.keys(stops).filter((one) => !stops[one]!.cancelled && holdersOf(stops[one]!).includes(id))
    const noted = holds.map(({ stopId }) => stopId).filter((one) => !stops[one]?.cancelled)
    const clash = holds.some((one, at) => holds.slice(at + 1).some((other) => isClash(one, other, rules)))
    return [
      ...(standing.sort().join() === noted.sort().join()
        ? []
        : [`${id}: holds ${noted.join()}, is at ${standing.join()}`]),
      ...(clash ? [`${id}: two stops at once`] : []),
    ]
  })
  return [...ofStops, ...ofSpeakers]
}

/** I9 from one state to the next: places only change by the office; who moves up is first in the line, one for each place. */
function wrongBetween(before: Staffing, after: Staffing, mayChangePlaces: boolean): string[] {
  return Object.keys(after.stops).flatMap((id) => {
    const [was, is] = [before.stops[id]!, after.stops[id]!]
    const [placesBefore, places] = [was.left + was.who.length, is.left + is.who.length]
    const up = is.who.filter((one) => was.waiting.includes(one))
    const rest = was.waiting.filter((one) => is.waiting.includes(one))
    const due = is.cancelled ? 0 : Math.min(was.waiting.length, Math.max(0, places - is.who.length + up.length))
    return [
      ...(mayChangePlaces || places === placesBefore ? [] : [`${id}: ${placesBefore} places became ${places}`]),
      ...(up.join() === was.waiting.filter((one) => up.includes(one)).join() ? [] : [`${id}: out of order`]),
      ...(up.length && rest.some((one) => was.waiting.indexOf(one) < was.waiting.indexOf(up[up.length - 1]!))
        ? [`${id}: passed over`]
        : []),
      ...(was.waiting.length === rest.length + up.length && up.length < due ? [`${id}: nobody moved up`] : []),
    ]
  })
}

export const wrongOf = (states: readonly Staffing[], mayChangePlaces: boolean): string[] => [
  ...states.flatMap(wrongIn),
  ...states.slice(1).flatMap((state, at) => wrongBetween(states[at]!, state, mayChangePlaces)),
]

/** Everybody who moved up, in all states: `stop:member`. */
export const promotionsIn = (states: readonly Staffing[]): string[] =>
  states.slice(1).flatMap((state, at) =>
    Object.entries(state.stops).flatMap(([id, { who }]) => {
      const { waiting } = states[at]!.stops[id]!
      return who.filter((one) => waiting.includes(one)).map((one) => `${id}:${one}`)
    }),
  )

/** How registering is usually written: look whether there is a place, then take it. */
export async function naiveRegister({ input }: { input: { stopId: string } }) {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  const id = cloud.getWXContext().OPENID!.replace('o-', 'm-')
  const months = cloud.database().collection('staffings')
  const { data } = (await months.doc('2026-12').get()) as { data: unknown }
  const { left, who, start, end, region } = (data as Staffing).stops[input.stopId]!
  if (who.includes(id)) return { ok: true }
  if (left < 1) return { ok: false, code: 'STOP_FULL' }
  const { inc, push } = cloud.database().command
  await months.doc('2026-12').update({
    data: {
      [`stops.${input.stopId}.left`]: inc(-1),
      [`stops.${input.stopId}.who`]: push([id]),
      [`held.${id}`]: push([{ stopId: input.stopId, start, end, region }]),
    },
  })
  return { ok: true }
}
