/**
 * What each action may cost at most: requests to the cloud, documents examined, bytes of its reply, on the organisation
 * of tests/support with a theme day published. A new action without a row here does not pass.
 */
import type { ActionName } from '#types/contract'
import { api } from '#types/contract'
import { currentToken, draft, publish } from './support/themeDay'
import { callAs, givenPeople, mustCallAs, sendAs, setClock, tick, useWorld } from './support/world'

useWorld()

interface Budget {
  requests: number
  examined: number
  bytes: number
}

const budgets: Record<ActionName, Budget> = {
  'attendance.signIn': { requests: 2, examined: 2, bytes: 300 },
  'attendance.showCodes': { requests: 2, examined: 2, bytes: 4_800 },
  'attendance.live': { requests: 6, examined: 12, bytes: 4_096 },
  'attendance.rollCall': { requests: 6, examined: 8, bytes: 1_024 },
  'attendance.close': { requests: 3, examined: 3, bytes: 300 },
  'leave.ask': { requests: 5, examined: 5, bytes: 300 },
  'leave.decide': { requests: 4, examined: 4, bytes: 300 },
  'member.home': { requests: 3, examined: 4, bytes: 8_192 },
  'notice.grant': { requests: 4, examined: 3, bytes: 300 },
  'org.stageRoster': { requests: 2, examined: 2, bytes: 300 },
  'org.checkRoster': { requests: 3, examined: 4, bytes: 2_048 },
  'org.applyRoster': { requests: 7, examined: 12, bytes: 300 },
  'themeDay.month': { requests: 4, examined: 4, bytes: 4_096 },
  'themeDay.publish': { requests: 3, examined: 2, bytes: 300 },
  'themeDay.reply': { requests: 2, examined: 2, bytes: 300 },
}

const header = ['所属党委', '所在党支部', '姓名', '人员类别']
const roster = [header, ['甲党委', '甲支部', '甲', '正式党员'], ['甲党委', '甲支部', '乙', '预备党员']]
const importId = 'import-0001'

/** Brings about the state in which the action is typical, and calls it. */
async function typical(action: ActionName) {
  await givenPeople()
  const { sessionId } = await publish()
  await tick()
  const at = (time: string) => setClock(time)
  const li = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) => callAs('o-li', name, input)
  const secretary = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) =>
    callAs('o-secretary', name, input)
  const admin = <A extends ActionName>(name: A, input: Parameters<typeof callAs<A>>[2]) =>
    callAs('o-administrator', name, input)

  const calls: Record<
    ActionName,
    () => Promise<Awaited<ReturnType<typeof sendAs>> | Awaited<ReturnType<typeof callAs>>>
  > = {
    'attendance.signIn': async () => (
      at('05 14:50:00'),
      li('attendance.signIn', { token: await currentToken(sessionId) })
    ),
    'attendance.showCodes': async () => (at('05 14:50:00'), secretary('attendance.showCodes', { sessionId })),
    'attendance.live': () => secretary('attendance.live', { sessionId }),
    'attendance.rollCall': async () => {
      at('05 15:00:00')
      await secretary('attendance.rollCall', { sessionId, memberIds: ['m-li'] })
      return secretary('attendance.rollCall', { sessionId, memberIds: ['m-wang', 'm-li', 'm-phoneless'] })
    },
    'attendance.close': async () => (at('05 16:00:00'), secretary('attendance.close', { sessionId })),
    'leave.ask': () => li('leave.ask', { sessionId, kind: 'sick' }),
    'leave.decide': async () => {
      await mustCallAs('o-li', 'leave.ask', { sessionId, kind: 'sick' })
      return secretary('leave.decide', { sessionId, memberId: 'm-li', approve: true })
    },
    'member.home': async () => (at('05 15:00:00'), li('member.home', {})),
    'notice.grant': async () => {
      await mustCallAs('o-li', 'notice.grant', { templates: ['themeDay'] })
      return li('notice.grant', { templates: ['themeDay'] })
    },
    'org.stageRoster': () => admin('org.stageRoster', { importId, part: 0, rows: roster }),
    'org.checkRoster': async () => {
      await admin('org.stageRoster', { importId, part: 0, rows: roster })
      return admin('org.checkRoster', { importId, parts: 1 })
    },
    'org.applyRoster': async () => {
      await admin('org.stageRoster', { importId, part: 0, rows: roster })
      await admin('org.checkRoster', { importId, parts: 1 })
      return admin('org.applyRoster', { importId, part: 0 })
    },
    'themeDay.month': () => secretary('themeDay.month', { branchId: 'branch', month: '2026-11' }),
    'themeDay.publish': () => callAs('o-siblingSecretary', 'themeDay.publish', { ...draft, branchId: 'sibling' }),
    'themeDay.reply': () => li('themeDay.reply', { sessionId }),
  }
  return calls[action]()
}

test('every action has its budget', () => {
  expect(Object.keys(budgets).sort()).toEqual(Object.keys(api).sort())
})

test.each(Object.keys(budgets) as ActionName[])('%s stays within its budget', async (action) => {
  const { reply, cost } = await typical(action)
  const { requests, examined, bytes } = budgets[action]
  expect(reply).toMatchObject({ ok: true })
  expect({
    requests: cost.requests <= requests,
    examined: cost.examined <= examined,
    bytes: cost.replyBytes <= bytes,
    cost,
  }).toMatchObject({
    requests: true,
    examined: true,
    bytes: true,
  })
})
