import { parseCron } from '../../cron'
import { deploy, play, refusal } from './support'

const at = (text: string) => Date.parse(`${text}+08:00`)
const shown = (instant: number | null) =>
  instant === null ? null : new Date(instant + 8 * 3600_000).toISOString().slice(0, 19)

describe('seven fields in UTC+8', () => {
  test.each([
    ['0 */5 * * * * *', '2026-11-20T14:59:59', '2026-11-20T15:00:00'],
    ['0 */5 * * * * *', '2026-11-20T15:00:00', '2026-11-20T15:05:00'],
    ['*/10 * * * * * *', '2026-11-20T15:00:01', '2026-11-20T15:00:10'],
    ['0 0 9 * * * *', '2026-11-20T09:00:00', '2026-11-21T09:00:00'],
    ['0 30 7 * * * *', '2026-11-20T23:59:59', '2026-11-21T07:30:00'],
    ['0 0 0 1 * * *', '2026-11-30T23:59:59', '2026-12-01T00:00:00'],
    ['0 0 0 1 * * *', '2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    ['0 0 8 31 * * *', '2026-10-31T08:00:00', '2026-12-31T08:00:00'],
    ['0 0 8 29 2 * *', '2026-11-20T00:00:00', '2028-02-29T08:00:00'],
    ['59 59 23 28-31 * * *', '2026-02-28T23:59:59', '2026-03-28T23:59:59'],
    ['0 0 10 * * MON *', '2026-11-20T00:00:00', '2026-11-23T10:00:00'],
    ['0 0 10 * * 1-5 *', '2026-11-20T10:00:00', '2026-11-23T10:00:00'],
    ['0 0 10 * * 0 *', '2026-11-20T10:00:00', '2026-11-22T10:00:00'],
    ['0 0 10 25 * MON *', '2026-11-20T00:00:00', '2026-11-23T10:00:00'],
    ['0 0 10 25 * MON *', '2026-11-23T10:00:00', '2026-11-25T10:00:00'],
    ['0 0 0 1 1 * 2028', '2026-11-20T00:00:00', '2028-01-01T00:00:00'],
    ['0 0 0 1 1 * 2026', '2026-11-20T00:00:00', null],
  ])('%s after %s: %s', (pattern, after, next) => {
    expect(shown(parseCron(pattern).after(at(after)))).toBe(next)
  })

  test.each([
    '0 */5 * * * *',
    '* * * * *',
    '0 0 0 L * * *',
    '0 0 0 ? * * *',
    '60 * * * * * *',
    '0 0 25 * * * *',
    '@daily',
    '',
  ])('%s is refused', (pattern) => expect(() => parseCron(pattern)).toThrow())
})

describe('timers', () => {
  const main =
    'async (event) => ({ ...event, source: cloud.getWXContext().SOURCE, openid: cloud.getWXContext().OPENID })'
  const five = { triggers: [{ name: 'everyFive', type: 'timer', config: '0 */5 * * * * *' }] }
  const functions = deploy({ timer: { main, config: five }, other: { main } })
  const settled = async (cloud: { invocations: unknown[] }, count: number) => {
    for (let i = 0; i < 500 && cloud.invocations.length < count; i++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await new Promise((resolve) => setTimeout(resolve, 50))
    return cloud.invocations.length
  }

  test('fireTimer calls the functions with triggers, as the clock does', async () => {
    const cloud = await play({ functions })
    await cloud.fireTimer()
    await cloud.fireTimer('timer')
    await cloud.fireTimer('everyFive')
    expect(cloud.invocations).toHaveLength(3)
    expect(cloud.invocations[0]).toMatchObject({ function: 'timer', source: 'wx_trigger', openid: '' })
    expect((await refusal(cloud.fireTimer('other'))).message).toContain('no timer other')
  })

  test('they follow the clock, not the wall; times that were jumped over come once', async () => {
    const cloud = await play({ functions, timers: true })
    cloud.clock.freeze(at('2026-11-20T15:01:00'))
    expect(await settled(cloud, 0)).toBe(0)
    cloud.clock.advance(3 * 60_000)
    expect(await settled(cloud, 0)).toBe(0)
    cloud.clock.advance(60_000)
    expect(await settled(cloud, 1)).toBe(1)
    cloud.clock.advance(3600_000)
    expect(await settled(cloud, 2)).toBe(2)
    cloud.clock.advance(1000)
    expect(await settled(cloud, 2)).toBe(2)
  })

  test('switches: delivered two times, and late', async () => {
    const cloud = await play({ functions, timers: true })
    cloud.clock.freeze(at('2026-11-20T15:01:00'))
    cloud.faults.delivery = { callsTwice: true, timersTwice: true, timersLateMs: 30_000 }
    cloud.clock.advance(4 * 60_000)
    expect(await settled(cloud, 0)).toBe(0)
    cloud.clock.advance(30_000)
    expect(await settled(cloud, 2)).toBe(2)
    await cloud.call('other', {})
    expect(cloud.invocations).toHaveLength(4)
  })
})
