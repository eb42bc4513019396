/**
 * What each action may cost at most: requests to the cloud, documents examined, bytes of its reply, on the organisation
 * of tests/support with a theme day published. A new action without a row here does not pass.
 */
import type { ActionName } from '#types/contract'
import { contract } from '#types/contract'
import { currentToken, draft, publish } from './support/themeDay'
import { callAs, givenPeople, mustCallAs, sendAs, setClock, tick, useWorld, world } from './support/world'

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
  'claim.ask': { requests: 7, examined: 6, bytes: 300 },
  'claim.mine': { requests: 3, examined: 3, bytes: 300 },
  'claim.list': { requests: 3, examined: 4, bytes: 1_024 },
  // with the record in the audit, three requests
  'claim.decide': { requests: 9, examined: 8, bytes: 300 },
  'claim.invite': { requests: 6, examined: 5, bytes: 300 },
  'claim.release': { requests: 3, examined: 3, bytes: 300 },
  'leave.ask': { requests: 5, examined: 5, bytes: 300 },
  'leave.decide': { requests: 4, examined: 4, bytes: 300 },
  'member.home': { requests: 3, examined: 4, bytes: 8_192 },
  'member.exportOwn': { requests: 5, examined: 8, bytes: 4_096 },
  'notice.grant': { requests: 4, examined: 3, bytes: 300 },
  'org.stageRoster': { requests: 2, examined: 2, bytes: 300 },
  // and one more for every 1,000 people and every 20 parts
  'org.checkRoster': { requests: 4, examined: 4, bytes: 2_048 },
  'org.applyRoster': { requests: 10, examined: 14, bytes: 300 },
  'oversight.complain': { requests: 3, examined: 3, bytes: 512 },
  'oversight.mine': { requests: 2, examined: 3, bytes: 1_024 },
  'oversight.open': { requests: 2, examined: 3, bytes: 1_024 },
  'oversight.answer': { requests: 6, examined: 5, bytes: 512 },
  'oversight.audit': { requests: 3, examined: 5, bytes: 2_048 },
  'people.list': { requests: 2, examined: 22, bytes: 4_096 },
  // who, link, file, parts by 20, delete
  'report.readRoster': { requests: 5, examined: 2, bytes: 300 },
  // who, people by 1,000, address, upload, link; and with the record in the audit, three requests
  'report.exportPeople': { requests: 8, examined: 16, bytes: 512 },
  'themeDay.month': { requests: 4, examined: 4, bytes: 4_096 },
  'themeDay.publish': { requests: 3, examined: 2, bytes: 300 },
  'themeDay.reply': { requests: 2, examined: 2, bytes: 300 },
}

const header = ['所属党委', '所在党支部', '姓名', '人员类别']
const roster = [header, ['甲党委', '甲支部', '甲', '正式党员'], ['甲党委', '甲支部', '乙', '预备党员']]
const importId = 'import-0001'

const complaint = { requestId: 'r1', kind: 'suggestion', text: '会议室太小了' } as const

/** Somebody waits to be confirmed; the id of his claim. */
async function claimed(): Promise<string> {
  await mustCallAs('o-new', 'claim.ask', { way: 'roster', name: 'phoneless', birthMonth: '1985-04' })
  const { waiting } = await mustCallAs('o-secretary', 'claim.list', { branchId: 'branch' })
  return waiting[0]!.claimId
}

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
    'claim.ask': async () => {
      const { code } = await mustCallAs('o-secretary', 'claim.invite', { branchId: 'branch', memberId: 'm-phoneless' })
      return callAs('o-new', 'claim.ask', { way: 'invite', code })
    },
    'claim.mine': async () => (await claimed(), callAs('o-new', 'claim.mine', {})),
    'claim.list': async () => (await claimed(), secretary('claim.list', { branchId: 'branch' })),
    'claim.decide': async () =>
      secretary('claim.decide', { branchId: 'branch', claimId: await claimed(), approve: true }),
    'claim.invite': () => secretary('claim.invite', { branchId: 'branch', memberId: 'm-phoneless' }),
    'claim.release': () => li('claim.release', {}),
    'leave.ask': () => li('leave.ask', { sessionId, kind: 'sick' }),
    'leave.decide': async () => {
      await mustCallAs('o-li', 'leave.ask', { sessionId, kind: 'sick' })
      return secretary('leave.decide', { sessionId, memberId: 'm-li', approve: true })
    },
    'member.home': async () => (at('05 15:00:00'), li('member.home', {})),
    'member.exportOwn': () => li('member.exportOwn', {}),
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
    'oversight.complain': () => li('oversight.complain', complaint),
    'oversight.mine': async () => (await li('oversight.complain', complaint), li('oversight.mine', {})),
    'oversight.open': async () => (await li('oversight.complain', complaint), admin('oversight.open', {})),
    'oversight.answer': async () => {
      const { id } = await mustCallAs('o-li', 'oversight.complain', complaint)
      return admin('oversight.answer', { complaintId: id, answer: '好的' })
    },
    'oversight.audit': async () => {
      await secretary('claim.invite', { branchId: 'branch', memberId: 'm-phoneless' })
      return admin('oversight.audit', { month: '2026-11' })
    },
    'people.list': () => secretary('people.list', { orgId: 'branch' }),
    'report.readRoster': async () => {
      const fileId = await world().files.put('rosters/a.csv', Buffer.from(roster.map(String).join('\n')))
      return admin('report.readRoster', { importId, fileId })
    },
    'report.exportPeople': () => secretary('report.exportPeople', { orgId: 'branch', format: 'xlsx' }),
    'themeDay.month': () => secretary('themeDay.month', { branchId: 'branch', month: '2026-11' }),
    'themeDay.publish': () => callAs('o-siblingSecretary', 'themeDay.publish', { ...draft, branchId: 'sibling' }),
    'themeDay.reply': () => li('themeDay.reply', { sessionId }),
  }
  return calls[action]()
}

test('every action has its budget', () => {
  expect(Object.keys(budgets).sort()).toEqual(Object.keys(contract).sort())
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
