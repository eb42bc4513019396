import type { course as contract } from '#types/contract/course'
import { isCoreShort } from '#domain/course'
import type { Rules } from '#domain/rulePack'
import { $, _, findParts, summed, type Where } from '../../../shared/db'
import type { CourseDraft } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'

const PAGE = 20
const shown = [
  ...(['kind', 'title', 'lecturer', 'minutes', 'steps', 'version'] as const),
  ...(['state', 'updatedAt', 'byName'] as const),
] as const

export const manageHandlers: Pick<Handlers<typeof contract>, 'course.manage'> = {
  'course.manage': async ({ orgId, state, after }, { org, rules, ruleVersion }) => {
    const on: Where<CourseDraft> = { org: orgId, ...(state && { state }) }
    const where = after ? behind(on, after) : on
    const by = { updatedAt: 'desc', _id: 'desc' } as const
    const [found, core] = await Promise.all([
      findParts('courseDrafts', where, { limit: PAGE, by, parts: shown }),
      after ? null : coreOf(orgId, rules),
    ])
    const last = found.length === PAGE ? found[PAGE - 1] : undefined
    return {
      org: org.name,
      courses: found.map(({ _id: id, ...card }) => ({ id, ...card })),
      next: last ? { at: last.updatedAt, id: last._id } : null,
      core,
      ruleVersion,
    }
  },
}

/** Of two changed in the same instant the ids decide. */
const behind = (on: Where<CourseDraft>, { at, id }: { at: number; id: string }) =>
  _.and([
    { ...on, updatedAt: _.lte(at) },
    _.or([{ updatedAt: _.lt(at) }, { _id: _.lt(id) }]),
  ] as never) as unknown as Where<CourseDraft>

/** Of what the organisation offers, summed up in one request. */
async function coreOf(org: string, rules: Rules) {
  const [sum] = await summed<{ core: number; of: number }, 'courses'>('courses', (all) =>
    all
      .match({ org, state: 'published' })
      .group({ _id: null, of: $.sum('$minutes'), core: $.sum($.cond({ if: '$core', then: '$minutes', else: 0 })) }),
  )
  const { core, of } = sum ?? { core: 0, of: 0 }
  return { minutes: core, of, isShort: isCoreShort(rules, { core, of }) }
}
