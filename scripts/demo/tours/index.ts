import type { LocalCloud } from 'wx-cloud-local'
import { addDays, DAY, dayOf, MINUTE } from '#domain/calendar'
import { quarterOf } from '#domain/quarter'
import type { Member, Speaker, Stop, Tour } from '../../../cloudfunctions/shared/documents'
import { ask } from '../caller'
import { dice, openidOf } from '../people'
import type { Branch } from '../themeDays'
import { idFor, partnerOf, requestOf, type Stage, staffingsOf, startOf, stopOf } from './documents'
import { layPeople, teamsOf } from './people'
import { draftStops, releasedStops, requests, type ToldStop } from './told'

interface Planned {
  told: ToldStop
  stop: Stop
}

const quarterIn = ({ today }: Stage, { day }: ToldStop) => quarterOf(addDays(today, day))

/** One tour for each quarter that the days reach into. */
export function toursOf(stage: Stage, told: readonly ToldStop[], name: string): { tour: Tour; planned: Planned[] }[] {
  return [...new Set(told.map((one) => quarterIn(stage, one)))].map((quarter) => {
    const _id = idFor('tour', quarter, name)
    const inQuarter = told.filter((one) => quarterIn(stage, one) === quarter)
    const going = inQuarter.flatMap(({ who = [] }) => who.map((index) => stage.speakers[index]!))
    const requiredTeams = teamsOf(going)
    const tour: Tour = {
      ...{ _id, quarter, title: `第${'一二三四'[Number(quarter.slice(6)) - 1]!}季度${name}` },
      requiredTeams: requiredTeams.length ? requiredTeams : ['expert'],
      ...{ version: 0, releasedAt: null },
    }
    return { tour, planned: inQuarter.map((one) => ({ told: one, stop: stopOf(stage, one, _id) })) }
  })
}

/** 宣讲办, speakers, a released tour and one that is not, with what waits on each side. Released as the office does it. */
export async function layTours(cloud: LocalCloud, branches: Branch[], now: number): Promise<void> {
  const laidAt = cloud.clock.now()
  const today = dayOf(now)
  const people = await layPeople(cloud, branches, today)
  if (!people) return
  const stage: Stage = { today, branches, speakers: people.speakers }
  // early in a month the first ones lie before the day on which everything was released
  const ahead = releasedStops.filter((told) => startOf(stage, told) > laidAt + DAY)
  const released = toursOf(stage, ahead, '巡回宣讲')
  const drafts = toursOf(stage, draftStops, '基层专场').slice(0, 1)
  const tours = [...released, ...drafts]
  const planned = tours.flatMap((one) => one.planned)
  await put(
    cloud,
    'tours',
    tours.map(({ tour }) => tour),
  )
  await put(
    cloud,
    'stops',
    planned.map(({ stop }) => stop),
  )
  await put(cloud, 'staffings', staffingsOf(stage, planned))
  await put(cloud, 'partners', planned.flatMap(partnerOf))
  await put(
    cloud,
    'stopRequests',
    requests.map((told, index) => requestOf(stage, told, index)),
  )
  for (const { tour, planned: stops } of released) await release(cloud, people.office, tour, stops)
  for (const one of released.flatMap((each) => each.planned)) {
    if (one.stop.end + DAY < now) await hold(cloud, one, stage)
  }
  cloud.clock.freeze(laidAt)
}

const put = (cloud: LocalCloud, name: string, docs: readonly object[]) =>
  cloud.database.put(name, ...docs.map((doc) => ({ ...doc })))

/** Branches have heard of it, so that the first minutes of the demo are not spent on telling them. */
async function release(cloud: LocalCloud, office: Member, { _id, requiredTeams }: Tour, planned: readonly Planned[]) {
  const isMissing = planned.every(({ told }) => !told.who?.length)
  const waivers = isMissing ? requiredTeams.map((team) => ({ team, reason: '由报名的同志来讲' })) : []
  await ask(cloud, openidOf(office), 'tour.release', { tourId: _id, version: 0, waivers })
  const ids = planned.map(({ stop }) => stop._id)
  const sessions = cloud.database.rows('sessions').filter(({ sourceId }) => ids.includes(String(sourceId)))
  await put(
    cloud,
    'sessions',
    sessions.map((session) => ({ ...session, announced: true })),
  )
}

/** The secretary called the roll; what came of it is written down. */
async function hold(cloud: LocalCloud, { stop }: Planned, { branches, speakers }: Stage) {
  const branch = branches.find(({ id }) => id === stop.hostId)!
  const session = cloud.database.rows('sessions').find(({ sourceId }) => sourceId === stop._id)!
  const came = branch.members.filter(({ _id }) => dice('heard', _id) < 85).map(({ _id }) => _id)
  const memberIds = came.slice(0, 100)
  cloud.clock.freeze(stop.start + 5 * MINUTE)
  await ask(cloud, openidOf(branch.secretary), 'attendance.rollCall', { sessionId: String(session._id), memberIds })
  const going = new Set((session.helpers as { id: string }[]).map(({ id }) => id))
  const told = speakers
    .filter(({ _id }) => going.has(_id))
    .map(({ _id: id, name, team }: Speaker) => ({ id, name, team }))
  const result: Stop['result'] = { present: memberIds.length, headCount: memberIds.length, speakers: told }
  await put(cloud, 'stops', [{ ...cloud.database.rows('stops').find(({ _id }) => _id === stop._id), result }])
}
