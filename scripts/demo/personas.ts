import type { LocalCloud } from 'wx-cloud-local'
import type { Duty } from '#domain/member'
import type { Member } from '../../cloudfunctions/shared/documents'
import { branchesOf, membersOf } from './index'
import { ADMINISTRATOR, GROUP } from './people'
import { SHOWCASE } from './themeDays'

export interface Persona {
  openid: string
  name: string
  roles: string[]
  branch: string
  unit: string
}

const MEMBERS_EACH = 3

const words: Record<Duty, string> = {
  secretary: '支部书记',
  deputySecretary: '副书记',
  organisationOfficer: '组织委员',
  publicityOfficer: '宣传委员',
  disciplineInspector: '纪检委员',
  backbone: '党务干事',
  organiser: '单位组织者',
  administrator: '管理员',
  tourOffice: '宣讲办',
}

const rolesOf = ({ posts }: Member) =>
  posts.length
    ? posts.map(({ duty, org }) => (duty === 'organiser' && org === GROUP ? '集团组织者' : words[duty]))
    : ['党员']

const personaOf = (member: Member): Persona[] =>
  member.openid
    ? [
        {
          openid: member.openid,
          name: member.name,
          roles: rolesOf(member),
          branch: member.branchName,
          unit: member.unitName,
        },
      ]
    : []

/** People worth being: of the showcase branches the secretary and some members, and whoever organises. */
export function personasOf(cloud: LocalCloud): Persona[] {
  const members = membersOf(cloud)
  const branches = branchesOf(members)
  const showcase = branches.slice(0, SHOWCASE).flatMap(({ secretary, members: people }) => {
    const plain = people.filter(({ openid, posts, stages }) => openid && !posts.length && stages.full !== undefined)
    return [secretary, ...plain.slice(0, MEMBERS_EACH)]
  })
  const organisers = members.filter(({ posts }) => posts.some(({ duty }) => duty === 'organiser'))
  const [administrator] = (cloud.database.rows('members') as unknown as Member[]).filter(
    ({ openid }) => openid === ADMINISTRATOR,
  )
  const others = [organisers.find(({ posts }) => posts.some(({ org }) => org === GROUP)), organisers[0], administrator]
  return [...showcase, ...others.filter((member) => member !== undefined)].flatMap(personaOf)
}
