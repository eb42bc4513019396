import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseAtDoor, refuseClose, refuseReply, refuseRollCall, windowOf } from '#domain/session'

const rules = rulesOn(currentPack, '2026-11-05')
const at = (clock: string, day = '05') => Date.parse(`2026-11-${day}T${clock}+08:00`)
const [start, end] = [at('15:00:00'), at('17:00:00')]
const session = {
  scope: ['branch'],
  start,
  end,
  cancelled: false,
  publishedAt: at('09:00:00', '02'),
  replyBy: at('20:00:00', '04'),
  window: windowOf(rules, start, end),
}
const cancelled = { ...session, cancelled: true }
const member = { orgPath: ['group', 'unit', 'branch'], stage: 'full' as const, exempt: false }
const stranger = { ...member, orgPath: ['group', 'unit', 'sibling'] }

test.each([
  ['14:29:59', 'SIGN_IN_NOT_OPEN'],
  ['14:30:00', null],
  ['16:59:59', null],
  ['17:00:00', 'SIGN_IN_CLOSED'],
])('the door at %s: %s', (clock, refusal) => {
  expect(refuseAtDoor(session, at(clock))).toBe(refusal)
})

test.each([
  ['before the door opens', at('14:29:59'), 'SIGN_IN_NOT_OPEN'],
  ['when it opens', at('14:30:00'), null],
  ['a day after the end', at('17:00:00', '06'), null],
  ['a second later', at('17:00:01', '06'), 'ROLL_CALL_OVER'],
])('roll-call %s', (_when, now, refusal) => {
  expect(refuseRollCall(rules, session, now)).toBe(refusal)
})

test.each([
  ['14:59:59', 'CLOSE_TOO_EARLY'],
  ['15:00:00', null],
])('ending sign-in at %s: %s', (clock, refusal) => {
  expect(refuseClose(session, at(clock))).toBe(refusal)
})

test.each([
  ['in time', member, at('20:00:00', '04'), null],
  ['a second late', member, at('20:00:01', '04'), 'REPLY_CLOSED'],
  ['by somebody not invited', stranger, at('12:00:00', '04'), 'REPLY_NOT_INVITED'],
])('a reply %s', (_what, standing, now, refusal) => {
  expect(refuseReply(session, standing, now)).toBe(refusal)
})

test('a cancelled session takes nothing any more', () => {
  const now = at('15:00:00')
  const refusals = [
    refuseAtDoor(cancelled, now),
    refuseRollCall(rules, cancelled, now),
    refuseClose(cancelled, now),
    refuseReply(cancelled, member, now),
  ]
  expect(new Set(refusals)).toEqual(new Set(['SESSION_CANCELLED']))
})
