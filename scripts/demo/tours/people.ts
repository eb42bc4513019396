/** The office and the speakers: members who are there anyway. */
import type { LocalCloud } from 'wx-cloud-local'
import { addDays, dayOf, instantOf, weekdayOf } from '#domain/calendar'
import { stageOn } from '#domain/member'
import { type Region, regionNames, regions } from '#domain/region'
import { teams } from '#domain/speaker'
import type { Member, Speaker } from '../../../cloudfunctions/shared/documents'
import { dice, GROUP, openidOf } from '../people'
import { type Branch, SHOWCASE } from '../themeDays'
import { draftStops, LEAD, releasedStops, speakers, type ToldStop } from './told'

/** A unit's name begins with its place, or it works from the capital. */
export const regionOf = (unit: string): Region =>
  regions.find((region) => unit.startsWith(regionNames[region])) ?? 'changsha'

const isFree = ({ posts }: Member) => posts.length === 0

/** Spread over the branches, so that nobody speaks for one place alone. */
function chosen(branches: readonly Branch[], today: string): Member[] {
  const others = branches.slice(SHOWCASE)
  const apart = Math.max(1, Math.floor(others.length / speakers.length))
  return speakers.flatMap(({ team }, index) => {
    const branch = others[(index * apart) % others.length]
    const plain = branch?.members.find(
      (member) => member.openid && isFree(member) && stageOn(member.stages, today) === 'full',
    )
    const person = team === 'secretary' ? branch?.secretary : plain
    return person ? [person] : []
  })
}

const DAYS = 100

const isWorkday = (day: string) => !['星期六', '星期日'].includes(weekdayOf(instantOf(day)))

/** Where they go, or would: the lead may take whatever is open or offered. */
function goesTo(index: number, { who = [], waiting = [], topic, open, offers }: ToldStop): boolean {
  const mayTake = index === LEAD && (open || offers !== undefined) && speakers[index]!.topics.includes(topic)
  return mayTake || who.includes(index) || waiting.includes(index)
}

/** Three working days of five, told for three months; and whenever they go somewhere. */
function freeOf(index: number, id: string, today: string): string[] {
  const going = [...releasedStops, ...draftStops].filter((stop) => goesTo(index, stop)).map(({ day }) => day)
  const days = Array.from({ length: DAYS }, (_day, ahead) => addDays(today, ahead))
  const free = days.filter((day) => isWorkday(day) && dice('free', id, day) < 60)
  return [...new Set([...free, ...going.map((day) => addDays(today, day))])].sort()
}

function entryOf(index: number, member: Member, today: string): Speaker {
  const { team, intro, topics, state = 'confirmed' } = speakers[index]!
  const home = regionOf(member.unitName)
  const at = regions.indexOf(home)
  const near = [1, 2].map((step) => regions[(at + step) % regions.length]!)
  return {
    ...{ _id: member._id, name: member.name, branchId: member.branchId, branch: member.branchName },
    ...{ unit: member.unitName, team, level: team === 'secretary' ? 'unit' : 'group', intro, topics, home },
    regions: state === 'invited' ? [] : [home, ...near],
    ...{ monthlyLimit: team === 'cadre' ? 3 : null, free: state === 'invited' ? [] : freeOf(index, member._id, today) },
    ...{ state, refusedFor: null, since: state === 'confirmed' ? `${today.slice(0, 4)}-01-10` : null, rev: 1 },
  }
}

/** In the order in which they are told; fewer where the branches have no more to choose from. */
export const speakersOf = (branches: readonly Branch[], today: string): { member: Member; entry: Speaker }[] =>
  chosen(branches, today).map((member, index) => ({ member, entry: entryOf(index, member, today) }))

const withCard = (member: Member, { team, topics, home, monthlyLimit, state, rev }: Speaker): Member =>
  state === 'confirmed' ? { ...member, speaker: { team, topics, home, monthlyLimit }, speakerRev: rev } : member

/** The office's post, the entries, and each one's card. `today`: when the demo is laid, for the days that they are free. */
export async function layPeople(
  { database, clock }: LocalCloud,
  branches: readonly Branch[],
  today: string,
): Promise<{ office: Member; speakers: Speaker[] } | null> {
  const members = branches.flatMap((branch) => branch.members)
  const official = members.findLast(({ posts }) => posts.length === 1 && posts[0]!.duty === 'publicityOfficer')
  const found = speakersOf(branches, today)
  if (!official || found.length < speakers.length) return null
  const post = { duty: 'tourOffice', org: GROUP, from: dayOf(clock.now()) } as const
  const office: Member = { ...official, openid: openidOf(official), posts: [...official.posts, post] }
  const cards = found.map(({ member, entry }) => withCard(member, entry))
  await database.put('members', ...[office, ...cards].map((member) => ({ ...member })))
  await database.put('speakers', ...found.map(({ entry }) => ({ ...entry })))
  return { office, speakers: found.map(({ entry }) => entry) }
}

/** Those whom a tour may ask for, having somebody of them. */
export const teamsOf = (found: readonly Speaker[]) => teams.filter((team) => found.some((one) => one.team === team))
