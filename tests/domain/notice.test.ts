import { deliveryAfter, thing } from '#domain/notice'

test.each([
  [0, 'told'],
  [43101, 'unreached'],
  [45009, 'failed'],
  [-1, 'failed'],
])("WeChat's answer %i means %s", (errCode, state) => {
  expect(deliveryAfter(errCode)).toBe(state)
})

test('a field of a message holds 20 characters, and no character is cut in two', () => {
  expect(thing('守'.repeat(25))).toBe('守'.repeat(20))
  expect([...thing('😀'.repeat(25))]).toHaveLength(20)
})
