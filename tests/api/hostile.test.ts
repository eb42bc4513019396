import * as v from 'valibot'
import { contract } from '#types/contract'
import { withoutSecrets } from '../../cloudfunctions/shared/mask'
import { samples } from '../support/samples'
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

const samplesOf = (action: string) => samples[action as keyof typeof samples]

test('every action has its sample here, and the sample is accepted', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(contract).sort())
  for (const [name, { input }] of Object.entries(contract))
    expect(v.safeParse(input, samples[name as keyof typeof samples]).issues).toBeUndefined()
})

/** What is left of a value when it has crossed the wire. */
const crossed = (value: object) => JSON.parse(JSON.stringify(value)) as object

/** The schema decides what is hostile for this field: a title may be any words, a switch may be true. */
const spoilt = (action: string) =>
  Object.keys(samplesOf(action)).flatMap((field) =>
    shapes
      .map(([what, value]) => ({
        what: `${what} for ${field}`,
        input: crossed({ ...samplesOf(action), [field]: value }),
      }))
      .filter(({ input }) => !v.safeParse(contract[action as keyof typeof contract].input, input).success),
  )

test.each(Object.keys(contract))(
  '%s refuses every hostile shape of every field without touching the database',
  async (action) => {
    const extra = ['role', 'openid', 'memberId2', '_id', '_openid', 'rev', '__proto__', 'now'].map((field) => ({
      what: `an unknown field ${field}`,
      input: JSON.parse(
        `{${JSON.stringify(samplesOf(action)).slice(1, -1)}${Object.keys(samplesOf(action)).length ? ',' : ''}"${field}":"x"}`,
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

const LISTS_OF_TEXTS = [
  'memberIds',
  'agenda',
  'decisions',
  'takeAwaysOf',
  'missing',
  'labels',
  'branchIds',
  'legs',
  'speakerIds',
  'days',
]

test('no free text of a person accepts an object, whatever it holds', () => {
  const objects = shapes.filter(([, value]) => typeof value === 'object' && value !== null)
  for (const action of Object.keys(samples)) {
    for (const field of Object.keys(samplesOf(action))) {
      const accepted = objects.filter(
        ([, value]) =>
          v.safeParse(contract[action as keyof typeof contract].input, { ...samplesOf(action), [field]: value })
            .success,
      )
      const sample = samplesOf(action)[field]
      const isList = Array.isArray(sample) && typeof sample[0] === 'string'
      expect({ action, field, accepted: accepted.map(([what]) => what) }).toEqual({
        action,
        field,
        accepted: isList && LISTS_OF_TEXTS.includes(field) ? ['a list for a text'] : [],
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
  // the database quotes the key it refuses, and with it whatever somebody has put there
  const secrets = 'a12345678abcd1234567890123456 13800000000'
  world().faults.add({ kind: 'limit', action: 'database.getDocument', times: 1 })
  const { reply, logs } = await sendAs('o-li', { action: 'member.home', input: {} })
  expect(reply).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(logs.join('\n')).toMatch(/EXCEED_REQUEST_LIMIT|501003/)
  expect(withoutSecrets(new Error(secrets))).not.toMatch(/a12345678abcd|13800000000/)
})
