import { callAs, givenPeople, mustCallAs, rows, useWorld } from '../support/world'

useWorld()
beforeEach(givenPeople)

const grantAs = (openid: string) => callAs(openid, 'notice.grant', { templates: ['themeDay'] })

test('each permission counts one more message', async () => {
  expect((await grantAs('o-li')).reply).toEqual({ ok: true, data: { left: { themeDay: 1 } } })
  const { reply, cost } = await grantAs('o-li')
  expect(reply).toEqual({ ok: true, data: { left: { themeDay: 2 } } })
  expect(cost.requests).toBeLessThanOrEqual(5)
})

test('ten at once are all counted', async () => {
  await Promise.all(Array.from({ length: 10 }, () => grantAs('o-li')))
  expect(rows('quotas')).toMatchObject([{ _id: 'm-li:themeDay', left: 10 }])
})

test('naming a template twice counts it once, and an unknown one is refused', async () => {
  await mustCallAs('o-li', 'notice.grant', { templates: ['themeDay', 'themeDay'] })
  expect(rows('quotas')).toMatchObject([{ left: 1 }])
  const { reply } = await callAs('o-li', 'notice.grant', { templates: ['other' as never] })
  expect(reply).toMatchObject({ code: 'INVALID_INPUT' })
})
