/** The list page by page. */
import { _, find, type Where } from '../../../shared/db'
import type { Speaker, Stop } from '../../../shared/documents'

export const PAGE = 20

export interface AfterName {
  name: string
  id: string
}

/** By name; who has the same name as the last one seen comes first. */
export async function speakersPage(where: Where<Speaker>, after: AfterName | undefined) {
  const by = { name: 'asc', _id: 'asc' } as const
  const most = PAGE + 1
  const same = after
    ? await find('speakers', { ...where, name: after.name, _id: _.gt(after.id) as never }, { limit: most, by })
    : []
  const rest = after ? { ...where, name: _.gt(after.name) as never } : where
  const found =
    same.length < most ? [...same, ...(await find('speakers', rest, { limit: most - same.length, by }))] : same
  const speakers = found.slice(0, PAGE)
  const last = found.length > PAGE ? speakers[PAGE - 1] : undefined
  return { speakers, next: last ? { name: last.name, id: last._id } : null }
}

/** What somebody has held, the newest first. */
export async function spokenPage(speakerId: string, after: { start: number; id: string } | undefined) {
  const by = { start: 'desc', _id: 'desc' } as const
  const most = PAGE + 1
  const where: Where<Stop> = { 'result.speakers.id': speakerId }
  const same = after
    ? await find('stops', { ...where, start: after.start, _id: _.lt(after.id) as never }, { limit: most, by })
    : []
  const rest = after ? { ...where, start: _.lt(after.start) as never } : where
  const found = same.length < most ? [...same, ...(await find('stops', rest, { limit: most - same.length, by }))] : same
  const stops = found.slice(0, PAGE)
  const last = found.length > PAGE ? stops[PAGE - 1] : undefined
  return { stops, next: last ? { start: last.start, id: last._id } : null }
}
