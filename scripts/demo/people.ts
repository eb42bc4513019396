import { createHash } from 'node:crypto'
import type { LocalCloud } from 'wx-cloud-local'
import { addMonths, monthOf, startOfMonth } from '#domain/calendar'
import { dayOf } from '#domain/calendar'
import type { Duty } from '#domain/member'
import { quotaId } from '#domain/notice'
import type { Member, Org } from '../../cloudfunctions/shared/documents'

export const GROUP = 'group'
export const ADMINISTRATOR = 'demo-administrator'
export const openidOf = ({ _id }: Pick<Member, '_id'>) => `demo-${_id}`

/** 0…99, always the same for the same words: the demo is laid anew exactly as before. */
export const dice = (...words: string[]) => createHash('sha256').update(words.join('|')).digest().readUInt16BE(0) % 100

/** What an installation begins with: the group and somebody who may import. */
export async function layGround({ database, clock }: LocalCloud): Promise<void> {
  const group: Org = {
    _id: GROUP,
    level: 'group',
    name: '湖南高速集团党委',
    path: [GROUP],
    parent: null,
    formerNames: [],
    from: '2021-01-01',
    to: null,
    version: 1,
  }
  const administrator: Member = {
    _id: 'administrator',
    openid: ADMINISTRATOR,
    name: '系统管理员',
    orgPath: [GROUP],
    branchId: GROUP,
    branchName: '集团党委',
    unitName: '集团党委',
    stages: { full: '' },
    birthMonth: null,
    job: '管理员',
    phone: null,
    marks: [],
    posts: [{ duty: 'administrator', org: GROUP, from: dayOf(clock.now()) }],
    memberships: [],
    version: 1,
    ruleVersion: '2026.1',
  }
  await database.put('orgs', { ...group })
  await database.put('members', { ...administrator })
}

/** Seven of eight have joined on their phone; two of three of those have allowed one message. */
export async function handOutPhones(cloud: LocalCloud, members: Member[]): Promise<Member[]> {
  const joined = members.map((member): Member => {
    const leads = member.posts.length > 0
    return { ...member, openid: leads || dice('phone', member._id) < 88 ? openidOf(member) : null }
  })
  const bound = joined.flatMap(({ _id, openid }) => (openid ? [{ _id: openid, memberId: _id, boundAt: 0 }] : []))
  const allowing = joined.filter(({ _id, openid }) => openid && dice('message', _id) < 66)
  await cloud.database.put('members', ...joined.map((member) => ({ ...member })))
  await cloud.database.put('bindings', ...bound)
  await cloud.database.put(
    'quotas',
    ...allowing.map(({ _id }) => ({ _id: quotaId(_id, 'themeDay'), memberId: _id, template: 'themeDay', left: 1 })),
  )
  for (const { openid } of allowing) cloud.openapi.grantSubscription(openid!, 'themeDay', 1)
  return joined
}

/** One organiser in each unit and one for the whole group: posts that no roster lists. */
export async function appointOrganisers({ database, clock }: LocalCloud, members: Member[]): Promise<Member[]> {
  const from = dayOf(startOfMonth(addMonths(monthOf(clock.now()), -12)))
  const units = [...new Set(members.map(({ orgPath }) => orgPath[1]!))]
  const appoint = (member: Member, org: string): Member => ({
    ...member,
    openid: openidOf(member),
    posts: [...member.posts, { duty: 'organiser' satisfies Duty, org, from }],
  })
  const ofUnits = units.flatMap((unit) => {
    const person = members.find(({ orgPath, posts }) => orgPath[1] === unit && posts[0]?.duty === 'backbone')
    return person ? [appoint(person, unit)] : []
  })
  const office = members.findLast(({ posts }) => posts[0]?.duty === 'organisationOfficer')
  const appointed = office ? [...ofUnits, appoint(office, GROUP)] : ofUnits
  await database.put('members', ...appointed.map((member) => ({ ...member })))
  return appointed
}
