import type { LocalCloud } from 'wx-cloud-local'
import type { Duty } from '#domain/member'
import type { Member, Speaker } from '../../cloudfunctions/shared/documents'
import { branchesOf, membersOf } from './index'
import { ADMINISTRATOR, GROUP } from './people'
import { SHOWCASE } from './themeDays'
import { LEAD, speakers } from './tours/told'

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

function rolesOf({ posts, speaker }: Member): string[] {
  const roles = posts.map(({ duty, org }) => (duty === 'organiser' && org === GROUP ? '集团组织者' : words[duty]))
  return [...roles, ...(speaker ? ['宣讲员'] : []), ...(posts.length || speaker ? [] : ['党员'])]
}

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

/** The office, and of its speakers the one who is told most of and one to hand a stop to. */
function tourPeopleOf(cloud: LocalCloud, members: Member[]): (Member | undefined)[] {
  const confirmed = (cloud.database.rows('speakers') as unknown as Speaker[]).filter(
    ({ state }) => state === 'confirmed',
  )
  const lead = confirmed.find(({ intro }) => intro === speakers[LEAD]!.intro)
  const colleague = confirmed.find(({ _id, team }) => _id !== lead?._id && team === 'model')
  const byId = (id: string | undefined) => members.find(({ _id }) => _id === id)
  const office = members.find(({ posts }) => posts.some(({ duty }) => duty === 'tourOffice'))
  return [office, byId(lead?._id), byId(colleague?._id)]
}

/** People worth being: of the showcase branches the secretary and some members, whoever organises, and whoever speaks. */
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
  const others = [
    ...[organisers.find(({ posts }) => posts.some(({ org }) => org === GROUP)), organisers[0], administrator],
    ...tourPeopleOf(cloud, members),
  ]
  return [...showcase, ...others.filter((member) => member !== undefined)].flatMap(personaOf)
}
