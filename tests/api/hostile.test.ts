import * as v from 'valibot'
import { api } from '#types/contract'
import { people } from '../support/people'
import { givenPeople, sendAs, useWorld, world } from '../support/world'

useWorld()
beforeEach(givenPeople)

const deep = () => Array.from({ length: 1_000 }).reduce<object>((inner) => ({ inner }), {})
const shapes: [string, unknown][] = [
  ['a $ne', { $ne: null }],
  ['a $gt', { $gt: '' }],
  ['a $where', { $where: '1' }],
  ['a $regex', { $regex: '.*' }],
  ['a command of the SDK', { _internalType: {}, operator: 'neq' }],
  ['a regular expression', /.*/],
  ['a list for a text', ['m-li']],
  ['a number for a text', 7],
  ['null', null],
  ['nothing', undefined],
  ['true', true],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a negative', -1],
  ['a fraction', 0.5],
  ['an empty text', ''],
  ['a dotted path', 'a.b'],
  ['a dollar', '$id'],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a thousand levels', deep()],
]

/** One request that the schema accepts, to be spoilt field by field. */
const valid: Record<string, Record<string, unknown>> = {
  'attendance.signIn': { token: 'a'.repeat(29), sessionId: 's' },
  'attendance.showCodes': { sessionId: 's' },
  'attendance.live': { sessionId: 's' },
  'attendance.rollCall': { sessionId: 's', memberIds: ['m-li'] },
  'attendance.close': { sessionId: 's' },
  'leave.ask': { sessionId: 's', kind: 'sick' },
  'leave.decide': { sessionId: 's', memberId: 'm-li', approve: true },
  'member.home': {},
  'notice.grant': { templates: ['themeDay'] },
  'org.stageRoster': { importId: 'import-0001', part: 0, rows: [['x']] },
  'org.checkRoster': { importId: 'import-0001', parts: 1 },
  'org.applyRoster': { importId: 'import-0001', part: 0 },
  'themeDay.month': { branchId: 'branch', month: '2026-11' },
  'themeDay.publish': {
    branchId: 'branch',
    month: '2026-11',
    start: 1,
    end: 2,
    place: 'p',
    title: 't',
    parts: { lesson: 'a', film: 'b', practice: 'c' },
  },
  'themeDay.reply': { sessionId: 's' },
}

test('every action has its sample here, and the sample is accepted', () => {
  expect(Object.keys(valid).sort()).toEqual(Object.keys(api).sort())
  for (const [name, { input }] of Object.entries(api)) expect(v.safeParse(input, valid[name]).issues).toBeUndefined()
})

/** What is left of a value when it has crossed the wire. */
const crossed = (value: object) => JSON.parse(JSON.stringify(value)) as object

/** The schema decides what is hostile for this field: a title may be any words, a switch may be true. */
const spoilt = (action: string) =>
  Object.keys(valid[action]!).flatMap((field) =>
    shapes
      .map(([what, value]) => ({ what: `${what} for ${field}`, input: crossed({ ...valid[action], [field]: value }) }))
      .filter(({ input }) => !v.safeParse(api[action as keyof typeof api].input, input).success),
  )

test.each(Object.keys(api))(
  '%s refuses every hostile shape of every field without touching the database',
  async (action) => {
    const extra = ['role', 'openid', 'memberId2', '_id', '_openid', 'rev', '__proto__', 'now'].map((field) => ({
      what: `an unknown field ${field}`,
      input: JSON.parse(
        `{${JSON.stringify(valid[action]).slice(1, -1)}${Object.keys(valid[action]!).length ? ',' : ''}"${field}":"x"}`,
      ) as unknown,
    }))
    const bodies = [null, undefined, 7, 'x', []].map((input) => ({
      what: `the body ${JSON.stringify(input)}`,
      input: input as unknown,
    }))
    for (const { what, input } of [...spoilt(action), ...extra, ...bodies]) {
      const { reply, cost } = await sendAs('o-secretary', { action, input })
      expect({ what, code: reply.ok || reply.code, requests: cost.requests }).toEqual({
        what,
        code: 'INVALID_INPUT',
        requests: 0,
      })
    }
  },
)

test('no free text of a person accepts an object, whatever it holds', () => {
  const objects = shapes.filter(([, value]) => typeof value === 'object' && value !== null)
  for (const action of Object.keys(valid)) {
    for (const field of Object.keys(valid[action]!)) {
      const accepted = objects.filter(
        ([, value]) => v.safeParse(api[action as keyof typeof api].input, { ...valid[action], [field]: value }).success,
      )
      const isList = Array.isArray(valid[action]![field])
      expect({ action, field, accepted: accepted.map(([what]) => what) }).toEqual({
        action,
        field,
        accepted: isList && field === 'memberIds' ? ['a list for a text'] : [],
      })
    }
  }
})

test.each([
  ['an unknown action', { action: 'member.delete', input: {} }],
  ['a name of the prototype', { action: 'constructor', input: {} }],
  ['__proto__', { action: '__proto__', input: {} }],
  ['an object for a name', { action: { $ne: null }, input: {} }],
  ['no action', {}],
])('%s is refused before the database', async (_what, event) => {
  const { reply, cost } = await sendAs('o-li', event)
  expect(reply).toMatchObject({ ok: false, code: 'UNKNOWN_ACTION', message: expect.stringMatching(/[一-龥]/) })
  expect(cost.requests).toBe(0)
})

test('an unexpected failure is logged without codes and phones, and shown as busy', async () => {
  const broken = { ...people.li, orgPath: 'a12345678abcd1234567890123456 13800000000' }
  await world().database.put('members', broken as never)
  const { reply, logs } = await sendAs('o-li', { action: 'member.home', input: {} })
  expect(reply).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(logs.join('\n')).not.toMatch(/a12345678abcd|13800000000/)
})
