import { isDeepStrictEqual } from 'node:util'
import type { lecture } from '#types/contract/lecture'
import { DAY } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { $, _, db, findAll, mustGet, summed, updateIf } from '../../../shared/db'
import { idFrom, type Site } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { openBranches } from './branches'

/** Of one organisation; a unit goes to some twenty of them. */
const MOST_SITES = 500
/** Sites that were called so before and are called otherwise now. */
const MOST_NAMESAKES = 9

type SiteHandlers = Pick<Handlers<typeof lecture>, 'lecture.sites' | 'lecture.saveSite'>

export const siteHandlers: SiteHandlers = {
  'lecture.sites': async (_input, { org, now, rules }) => {
    const sites = await findAll('sites', { org: _.in([...org.path]) as never }, MOST_SITES)
    const ids = sites.map(({ _id }) => _id)
    const visits = sites.length ? await newestVisits(ids, now - rules.LS.roundDays * DAY) : []
    return {
      sites: sites.map(({ _id, host, ...site }) => ({
        ...site,
        id: _id,
        hostBranchId: host.id,
        host: host.name,
        lastVisit: visits.find((visit) => visit._id === _id)?.start ?? null,
        own: site.org === org.id,
      })),
    }
  },

  'lecture.saveSite': async ({ siteId, name, type, address, hostBranchId, capacity }, { org }) => {
    const [own, [host]] = await Promise.all([
      findAll('sites', { org: org.id }, MOST_SITES),
      openBranches([hostBranchId], org.id),
    ])
    const facts = { name, type, address, host: { id: hostBranchId, name: host!.name }, capacity }
    const namesake = own.find((site) => site.name === name && site._id !== siteId)
    if (siteId === undefined) return { siteId: await created({ org: org.id, orgPath: org.path, ...facts }, namesake) }
    if (namesake) throw new AppError('SITE_NAME_TAKEN')
    if (!own.some(({ _id }) => _id === siteId)) throw new AppError('NOT_FOUND')
    await updateIf('sites', { _id: siteId }, facts)
    return { siteId }
  },
}

/** Held or planned, of those that may still count for a round. */
const newestVisits = (siteIds: string[], since: number) =>
  summed<{ _id: string; start: number }, 'lectures'>('lectures', (all) =>
    all
      .match({ siteId: _.in(siteIds), start: _.gte(since), state: _.neq('cancelled') })
      .group({ _id: '$siteId', start: $.max('$start') }),
  )

/** Sent twice it is there once; of two of one name the second is told. */
async function created(site: Omit<Site, '_id'>, namesake: Site | undefined): Promise<string> {
  const isSame = (standing: Site) => isDeepStrictEqual(standing, { ...site, _id: standing._id })
  if (namesake) return known(namesake, isSame)
  for (let n = 0; n < MOST_NAMESAKES; n++) {
    const _id = idFrom('site', site.org, site.name, String(n))
    if (await db.create('sites', { ...site, _id })) return _id
    const standing = await mustGet('sites', _id)
    if (standing.name === site.name) return known(standing, isSame)
  }
  throw new AppError('SITE_NAME_TAKEN')
}

function known(standing: Site, isSame: (standing: Site) => boolean): string {
  if (!isSame(standing)) throw new AppError('SITE_NAME_TAKEN')
  return standing._id
}
