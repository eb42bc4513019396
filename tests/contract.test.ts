import * as v from 'valibot'
import { messages } from '#domain/errors'
import { contract } from '#types/contract'
import type { Allow } from '#types/contract/define'

const entries = Object.entries(contract)

function placeNamedBy(allow: Allow): string[] {
  if (typeof allow !== 'object') return []
  if ('pass' in allow) return ['pass']
  return allow.at === 'group' || allow.at === 'speaker' ? [] : [`${allow.at}Id`]
}

test.each(entries)('%s names the place that its right is judged at', (_name, { allow, input }) => {
  const shapes = input.type === 'variant' ? input.options : [input]
  const needed = placeNamedBy(allow)
  for (const { entries: fields } of shapes) expect(Object.keys(fields)).toEqual(expect.arrayContaining(needed))
})

test.each(entries)('%s takes strict objects only: an unknown field is a refusal', (_name, { input }) => {
  const shapes = input.type === 'variant' ? input.options : [input]
  expect(shapes.map(({ type }) => type)).toEqual(shapes.map(() => 'strict_object'))
})

test('every refusal is a Chinese sentence', () => {
  for (const [code, sentence] of Object.entries(messages)) {
    expect([code, sentence]).toEqual([expect.stringMatching(/^[A-Z_]+$/), expect.stringMatching(/[一-龥]{4}/)])
  }
})

test('a schema without a sentence of its own never speaks English', () => {
  const { issues } = v.safeParse(contract['themeDay.reply'].input, { sessionId: 7 })
  expect(issues?.[0].message).toBe(messages.INVALID_INPUT)
})
