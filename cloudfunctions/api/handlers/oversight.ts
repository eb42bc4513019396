import type { oversight } from '#types/contract/oversight'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { auditOf } from '../../shared/audit'
import { _, db, find, getMany, mustGet, updateIf } from '../../shared/db'
import { type Complaint, idFrom, type Member } from '../../shared/documents'
import { complaintsBy } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'

const A_DAY = 10
const SHOWN = 20
const AUDIT_PAGE = 50

export const oversightHandlers: Handlers<typeof oversight> = {
  'oversight.complain': async ({ requestId, kind, text }, { openid, member, now }) => {
    const fresh: Complaint = {
      _id: idFrom('k', openid, requestId),
      openid,
      who: whoIs(member),
      kind,
      text,
      state: 'open',
      askedAt: now,
      answer: null,
      answeredBy: null,
    }
    const recent = await complaintsBy(openid, A_DAY)
    const today = recent.filter(({ askedAt }) => dayOf(askedAt) === dayOf(now))
    if (today.length === A_DAY) throw new AppError('COMPLAINT_TOO_MANY')
    if (await db.create('complaints', fresh)) return viewOf(fresh)
    return viewOf(await mustGet('complaints', fresh._id))
  },

  'oversight.mine': async (_input, { openid }) => ({
    complaints: (await complaintsBy(openid, SHOWN)).map(viewOf),
  }),

  'oversight.open': async ({ after }) => {
    const last = after ? await mustGet('complaints', after) : null
    const since = last ? { askedAt: _.gte(last.askedAt) as never } : {}
    const by = { askedAt: 'asc', _id: 'asc' } as const
    const found = await find('complaints', { state: 'open', ...since }, { limit: SHOWN + 1, by })
    const page = found.filter(({ _id }) => _id !== after).slice(0, SHOWN)
    return { complaints: page.map((one) => ({ ...viewOf(one), who: one.who })), more: found.length > SHOWN }
  },

  'oversight.answer': async ({ complaintId, answer }, { member }) => {
    const before = await mustGet('complaints', complaintId)
    const change = { state: 'answered', answer, answeredBy: member._id } as const
    await updateIf('complaints', { _id: complaintId }, change)
    return viewOf({ ...before, ...change })
  },

  'oversight.audit': async ({ month, before }) => {
    const { records, intact } = await auditOf(month)
    const upTo = before === undefined ? records.length : Math.min(before - 1, records.length)
    const page = records.slice(Math.max(0, upTo - AUDIT_PAGE), upTo).reverse()
    const oldest = page[page.length - 1]
    return {
      intact,
      total: records.length,
      records: page.map(({ n, at, byName, action, what }) => ({ n, at, who: byName, action, what })),
      names: await namesIn(page.map(({ what }) => what)),
      next: oldest && oldest.n > 1 ? oldest.n : null,
    }
  },
}

/** Ids of people and organisations as they stand in records, told by the names of now. */
async function namesIn(whats: readonly string[]): Promise<Record<string, string>> {
  const facts = whats.map((what) => JSON.parse(what) as Record<string, unknown>)
  const idsAt = (...fields: string[]) => [
    ...new Set(facts.flatMap((one) => fields.map((field) => one[field]).filter((id) => typeof id === 'string'))),
  ]
  const [people, orgs] = await Promise.all([
    getMany('members', idsAt('memberId')),
    getMany('orgs', idsAt('orgId', 'branchId', 'intoId')),
  ])
  return Object.fromEntries([...people, ...orgs].map(({ _id, name }) => [_id, name]))
}

const whoIs = (member: Member | null) => (member ? `${member.name}，${member.branchName}` : '未认领')

const viewOf = (complaint: Complaint) => ({ ...complaint, id: complaint._id })
