import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { LocalCloud } from '../../index'
import { deploy, play, refusal, sdk } from './support'

let cloud: LocalCloud
beforeAll(async () => void (cloud = await play()))
beforeEach(() => cloud.reset())

const as = <T>(main: () => Promise<T>, caller = {}) =>
  cloud.run(main, {}, { openid: 'oMember', functionName: 'timer', ...caller })
const message = (data: object, more = {}) => ({
  touser: 'oMember',
  templateId: 'T',
  page: 'pages/home/index',
  data,
  ...more,
})
const send = (data: object, more = {}) => as(() => sdk.openapi.subscribeMessage.send(message(data, more) as never))

describe('subscribeMessage.send', () => {
  test('one grant lets one message through, which stands in the outbox', async () => {
    cloud.openapi.grantSubscription('oMember', 'T', 2)
    cloud.clock.freeze(Date.parse('2026-11-20T12:00:00Z'))
    const { cost } = await send({ thing1: { value: '主题党日' }, time2: { value: '2026年11月20日 15:00' } })
    await send({ thing1: { value: '再次' } })
    expect(await refusal(send({ thing1: { value: '三' } }))).toMatchObject({ errCode: 43101 })
    expect(cost).toMatchObject({ openapi: 1, byAction: { 'wx.openApi': 1 } })
    expect(cloud.outbox).toHaveLength(2)
    expect(cloud.outbox[0]).toEqual({
      ...{ at: cloud.clock.now(), openid: 'oMember', templateId: 'T', page: 'pages/home/index', functionName: 'timer' },
      data: { thing1: { value: '主题党日' }, time2: { value: '2026年11月20日 15:00' } },
    })
  })

  test.each([
    ['thing1', '二十个字符的说明文字刚好放得下不多不少哦', null],
    ['thing1', '二十一个字符的说明文字刚好放不下的多了一个啊', 47003],
    ['phrase1', '已通过了吗', null],
    ['phrase1', '已经通过了吗', 47003],
    ['phrase1', 'ok', 47003],
    ['name1', '十个汉字的人名真的少见', 47003],
    ['name1', '张三', null],
    ['time1', '15:00', null],
    ['time1', '2026-11-20 15:00', null],
    ['time1', '下午三点', 47003],
    ['time1', '25:00', 47003],
    ['date1', '2026年11月20日', null],
    ['date1', '11月20日', 47003],
    ['number1', '12.5', null],
    ['number1', 'twelve', 47003],
    ['character_string1', 'A-1', null],
    ['character_string1', '一', 47003],
    ['foo1', 'x', 47003],
    ['thing1', '', 47003],
  ])('%s %s: %s', async (field, value, errCode) => {
    cloud.openapi.grantSubscription('oMember', 'T')
    const sent = send({ [field]: { value } })
    if (errCode) expect(await refusal(sent)).toMatchObject({ errCode })
    else await sent
    expect(cloud.outbox).toHaveLength(errCode ? 0 : 1)
    expect(cloud.openapi.subscriptionsLeft('oMember', 'T')).toBe(errCode ? 1 : 0)
  })

  test('a page with a slash, data without fields, an unknown state are refused', async () => {
    cloud.openapi.grantSubscription('oMember', 'T')
    const data = { thing1: { value: 'x' } }
    expect(await refusal(send(data, { page: '/pages/home' }))).toMatchObject({ errCode: 41030 })
    expect(await refusal(send({}))).toMatchObject({ errCode: 47003 })
    expect(await refusal(send(data, { miniprogramState: 'beta' }))).toMatchObject({ errCode: 47003 })
  })

  test('a switched error is answered until it is switched off', async () => {
    cloud.openapi.grantSubscription('oMember', 'T')
    cloud.openapi.fail('subscribeMessage.send', 45009)
    expect(await refusal(send({ thing1: { value: 'x' } }))).toMatchObject({ errCode: 45009 })
    cloud.openapi.fail('subscribeMessage.send', null)
    await send({ thing1: { value: 'x' } })
  })
})

describe('permissions', () => {
  const config = { permissions: { openapi: ['wxacode.getUnlimited'] } }
  const text = '{ content: "hi", version: 2, scene: 1, openid: cloud.getWXContext().OPENID }'
  const main = `async () => cloud.openapi.security.msgSecCheck(${text}).then(() => 'ok', (error) => error.errCode)`

  test('a function may call what its config.json names, and nothing else', async () => {
    const functions = deploy({ some: { main, config }, none: { main } })
    const own = await play({ functions })
    expect((await own.call('some', {}, { openid: 'o' })).reply).toBe(-604101)
    const { reply, invocation } = await own.call('none', {}, { openid: 'o' })
    expect(reply).toBe(-604101)
    expect(invocation.logs.join()).toContain('security.msgSecCheck is not in permissions.openapi')
  })

  test('in process: the list of the caller counts; without one all is allowed', async () => {
    const check = () => sdk.openapi.wxacode.getUnlimited({ scene: 'a' })
    expect(await refusal(as(check, { permissions: [] }))).toMatchObject({ errCode: -604101 })
    await as(check)
  })

  test('an interface that is not played is refused by name', async () => {
    const error = await refusal(as(() => sdk.openapi.customerServiceMessage.send({ touser: 'o', msgtype: 'text' })))
    expect(error.errMsg).toContain('wx-cloud-local does not play the open interface customerServiceMessage.send')
  })
})

describe('wxacode.getUnlimited', () => {
  const draw = (args: object) =>
    as(async () => {
      const { buffer, contentType } = await sdk.openapi.wxacode.getUnlimited(args as never)
      return { base64: Buffer.from(buffer).toString('base64'), contentType }
    })

  test('gives a picture that a scanner reads as the h5 page', async () => {
    const { reply } = await draw({ scene: 's=A1', page: 'pages/sign-in/index' })
    const png = PNG.sync.read(Buffer.from(reply.base64, 'base64'))
    const read = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)
    expect(reply.contentType).toBe('image/png')
    expect(png.width).toBeGreaterThanOrEqual(430)
    expect(read?.data).toBe(`${cloud.url}/#/pages/sign-in/index?scene=s%3DA1`)
  })

  test.each([
    ['a'.repeat(32), null],
    ['a'.repeat(33), 47003],
    ['', 47003],
    ['场次', 47003],
    ['a b', 47003],
    ["aZ9!#$&'()*+,/:;=?@-._~", null],
  ])('scene %s: %s', async (scene, errCode) => {
    if (errCode) expect(await refusal(draw({ scene }))).toMatchObject({ errCode })
    else await draw({ scene })
  })

  test('only published pages, if they are known', async () => {
    cloud.openapi.codes.pages = ['pages/home/index']
    expect(await refusal(draw({ scene: 'a', page: 'pages/none' }))).toMatchObject({ errCode: 41030 })
    await draw({ scene: 'a', page: 'pages/none', checkPath: false })
  })
})

describe('security', () => {
  const check = (content: string, openid = 'oMember', caller = {}) =>
    as(() => sdk.openapi.security.msgSecCheck({ content, version: 2, scene: 1, openid } as never), caller)

  test('texts pass, are reviewed or refused by the words and by the switch', async () => {
    expect((await check('你好')).reply).toMatchObject({ result: { suggest: 'pass', label: 100 } })
    expect((await check('一个测试违规词和测试复审')).reply).toMatchObject({
      result: { suggest: 'risky', label: 20006 },
    })
    expect((await check('测试复审')).reply).toMatchObject({ result: { suggest: 'review' } })
    cloud.openapi.moderation.verdict = 'risky'
    expect((await check('你好')).reply).toMatchObject({ result: { suggest: 'risky' } })
  })

  test('a person who was not here within two hours: 61010; too long: 47003', async () => {
    expect(await refusal(check('x', 'oStranger'))).toMatchObject({ errCode: 61010 })
    await check('x')
    cloud.clock.advance(2 * 3600_000 + 1)
    expect(await refusal(check('x', 'oMember', { openid: '', source: 'wx_trigger' }))).toMatchObject({ errCode: 61010 })
    expect(await refusal(check('x'.repeat(2501)))).toMatchObject({ errCode: 47003 })
  })

  test('the old version refuses with 87014', async () => {
    const old = () => as(() => sdk.openapi.security.msgSecCheck({ content: '测试违规' } as never))
    expect(await refusal(old())).toMatchObject({ errCode: 87014 })
  })

  test('media get a trace id at once and their verdict later, as an event to a function', async () => {
    const own = await play({ functions: deploy({ events: { main: 'async (event) => event' } }) })
    Object.assign(own.openapi.moderation, { mediaFunction: 'events', verdict: 'risky' })
    const media = { mediaUrl: 'https://example.org/a.png', mediaType: 2, version: 2, scene: 1, openid: 'oMember' }
    const { reply } = await own.run(
      () => sdk.openapi.security.mediaCheckAsync(media as never),
      {},
      { openid: 'oMember' },
    )
    await own.openapi.deliverMediaVerdicts()
    const told = own.invocations.at(-1)
    expect(told).toMatchObject({ function: 'events', source: 'wx_push' })
    expect(own.openapi.mediaChecks).toMatchObject([
      { traceId: (reply as { traceId: string }).traceId, suggest: 'risky' },
    ])
  })
})

describe('phone numbers and open data', () => {
  const exchange = (code: string) => as(() => sdk.openapi.phonenumber.getPhoneNumber({ code }))

  test('a code is good once and for five minutes', async () => {
    const code = cloud.openapi.issuePhoneCode('13800000000')
    expect((await exchange(code)).reply).toMatchObject({
      phoneInfo: { purePhoneNumber: '13800000000', countryCode: '86' },
    })
    expect(await refusal(exchange(code))).toMatchObject({ errCode: 40029 })
    const late = cloud.openapi.issuePhoneCode('13800000000')
    cloud.clock.advance(5 * 60_000 + 1)
    expect(await refusal(exchange(late))).toMatchObject({ errCode: 40029 })
  })

  test('getOpenData answers what the cloud id stands for', async () => {
    cloud.openapi.openData.set('cid', { nickName: '张三' })
    const { reply } = await as(async () => sdk.getOpenData({ list: ['cid', 'other'] } as never))
    expect(reply).toMatchObject({
      list: [
        { cloudID: 'cid', data: { nickName: '张三' } },
        { cloudID: 'other', errCode: -601006 },
      ],
    })
  })
})
