import { join } from 'node:path'
import type { LocalCloud } from 'wx-cloud-local'
import { DAY, HOUR, monthOf, startOfMonth } from '#domain/calendar'
import type { Member } from '../../cloudfunctions/shared/documents'
import { layCourses } from './courses'
import { importRoster } from './importRoster'
import { ADMINISTRATOR, appointOrganisers, handOutPhones, layGround } from './people'
import { type Branch, layThemeDays } from './themeDays'
import { layTours } from './tours'

export const ROSTER = join(__dirname, '../../local/demo/roster.xlsx')

/** An organisation that lives: a real-shaped roster and a month of theme days, the same at every laying. */
export async function layDemo(cloud: LocalCloud, onProgress: (stage: string, share: number) => void): Promise<void> {
  const now = cloud.clock.now()
  // posts run from the day of the import, which lies behind the last month's publishing: nothing is owed of that month
  cloud.clock.freeze(startOfMonth(monthOf(now)) - 5 * DAY + 9 * HOUR)
  await layGround(cloud)
  await importRoster(cloud, ADMINISTRATOR, ROSTER, (share) => onProgress('导入党员名册', share))
  const members = await handOutPhones(cloud, membersOf(cloud))
  const organisers = await appointOrganisers(cloud, members)
  const appointed = new Map(organisers.map((one) => [one._id, one]))
  const branches = branchesOf(members.map((member) => appointed.get(member._id) ?? member))
  await layCourses(cloud, organisers, now, (share) => onProgress('摆上课程', share))
  await layTours(cloud, branches, now)
  await layThemeDays(cloud, branches, now, (share) => onProgress('铺开本月主题党日', share))
}

export const membersOf = ({ database }: LocalCloud) =>
  (database.rows('members') as unknown as Member[]).filter(({ orgPath }) => orgPath.length === 3)

/** In the order of the roster, each with its secretary. */
export function branchesOf(members: Member[]): Branch[] {
  const groups = new Map<string, Member[]>()
  for (const member of members) groups.set(member.branchId, [...(groups.get(member.branchId) ?? []), member])
  return [...groups].flatMap(([id, people]) => {
    const secretary = people.find(({ posts }) => posts.some(({ duty }) => duty === 'secretary'))
    return secretary ? [{ id, name: secretary.branchName, members: people, secretary }] : []
  })
}
