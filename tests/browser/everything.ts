import type { LocalCloud } from 'wx-cloud-local'
import { ask } from '../../scripts/demo/caller'
import { packFor } from '../../scripts/demo/monthPack'
import { orgs, people, person } from '../support/people'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

/** As long as names get, so that what holds here holds for everybody. */
const BRANCH = '云岭高速公路运营管理有限公司麓山管理处青枫收费站联合党支部'
const NEW_PHONE = { ...person('asked', { bound: false }), name: '迪丽努尔·阿卜杜拉', branchName: BRANCH }
const wordy = Object.values(people).map((member, index) => ({
  ...member,
  name: index % 2 ? '阿依古丽·买买提江' : '欧阳建国',
  branchName: BRANCH,
  unitName: '云岭高速公路运营管理有限公司党委',
}))

/** The small organisation with long names, and of everything that a page may show at least one; tells the session. */
export async function layEverything(cloud: LocalCloud): Promise<string> {
  const named = orgs.map((org) => ({ ...org, name: org.level === 'branch' ? BRANCH : org.name }))
  await cloud.database.put('orgs', ...named)
  await cloud.database.put('members', ...wordy, { ...NEW_PHONE })
  await cloud.database.put('monthPacks', { ...packFor('2026-11', 0) })
  const { sessionId } = await ask(cloud, 'o-secretary', 'themeDay.publish', {
    branchId: 'branch',
    month: '2026-11',
    start: at('05T15:00:00'),
    end: at('05T17:00:00'),
    place: '青枫收费站二楼第一会议室',
    title: '守好一条路，温暖一程人',
    parts: { lesson: '雨雾天怎样守住收费口', film: '山路上的灯', practice: '雨雾保通演练' },
  })
  await ask(cloud, 'o-wang', 'leave.ask', { sessionId, kind: 'onDuty' })
  const text = '请假以后，补课在哪里看？支部的同志说在课程里，我没有找到。'
  await ask(cloud, 'o-li', 'oversight.complain', { requestId: 'r1', kind: 'suggestion', text })
  const { name, birthMonth } = NEW_PHONE
  await ask(cloud, 'o-asked', 'claim.ask', { way: 'roster', name, birthMonth: birthMonth ?? '' })
  // leaves a record in the audit
  await ask(cloud, 'o-secretary', 'claim.invite', { branchId: 'branch', memberId: people.phoneless._id })
  return sessionId
}
