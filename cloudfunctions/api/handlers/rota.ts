import type { rota } from '#types/contract/rota'
import { dayOf, monthOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { isExemptOn, membershipOn } from '#domain/member'
import {
  type Lecture,
  mayLecture,
  planRota,
  proposeLecturer,
  refuseRota,
  refuseSwap,
  type RotaMember,
  swapped,
  waitingFor,
} from '#domain/rota'
import { db, find, updateIf } from '../../shared/db'
import type { Member, Rota } from '../../shared/documents'
import { membersOfBranch } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'
import { stageAt } from '../../shared/standing'

const MONTHS_AHEAD = 6
/** Five years of theme days: longer than any round of a branch. */
const LOOKED_BACK = 60

export const rotaHandlers: Handlers<typeof rota> = {
  'rota.get': async ({ branchId, month }, { now, ruleVersion }) => {
    const { people, given } = await knownOf(branchId, dayOf(now))
    // from now on, so that a month is told alike whichever one is looked at
    const plan = planRota(people, given, monthOf(now), MONTHS_AHEAD)
    const planned = plan.find((lecture) => lecture.month === month)
    const proposal = people.find(({ id }) => id === planned?.memberId) ?? proposeLecturer(people, given, month)
    const waits = new Set(waitingFor(people, given, month).map(({ id }) => id))
    return {
      ruleVersion,
      proposal: proposal && { id: proposal.id, name: proposal.name },
      people: people.flatMap(({ id, name, eligible }) => (eligible ? [{ id, name, waits: waits.has(id) }] : [])),
      plan: named(
        plan.filter((lecture) => lecture.month >= month),
        people,
      ),
    }
  },

  'rota.swap': async ({ branchId, one, other, lecturerId }, { now }) => {
    const { people, given, published, stored } = await knownOf(branchId, dayOf(now))
    const month = monthOf(now)
    const plan = planRota(people, given, month, MONTHS_AHEAD)
    const isPublished = published.some((lecture) => lecture.month === one || lecture.month === other)
    const refusal = isPublished
      ? 'ROTA_PUBLISHED'
      : (refuseRota(people, month) ?? refuseSwap(plan, { one, other }, month))
    if (refusal) throw new AppError(refusal)
    const lecturerIn = (wanted: string) => plan.find((lecture) => lecture.month === wanted)?.memberId
    if (lecturerIn(other) === lecturerId && lecturerIn(one) !== lecturerId) return { plan: named(plan, people) }
    if (lecturerIn(one) !== lecturerId) throw new AppError('CHANGED_MEANWHILE')
    const exchanged = swapped(plan, { one, other })
    await settle(branchId, stored, exchanged)
    const rest = given.filter((lecture) => lecture.month !== one && lecture.month !== other)
    return { plan: named(planRota(people, [...rest, ...exchanged], month, MONTHS_AHEAD), people) }
  },
}

/** What was published is settled; of the months to come only those whose lecturers were exchanged. */
async function knownOf(branchId: string, today: string) {
  const [members, held, stored] = await Promise.all([
    membersOfBranch(branchId),
    find('themeDays', { branchId }, { limit: LOOKED_BACK, by: { month: 'desc' } }),
    db.get('rotas', branchId),
  ])
  const published = held.flatMap(({ month, lecturerId, cancelled }): Lecture[] =>
    lecturerId && !cancelled ? [{ month, memberId: lecturerId }] : [],
  )
  const later = (stored?.given ?? []).filter(({ month }) => !published.some((lecture) => lecture.month === month))
  return {
    people: members.map((member) => rotaMemberOf(member, today)),
    given: [...published, ...later],
    published,
    stored,
  }
}

const rotaMemberOf = (member: Member, today: string): RotaMember => ({
  id: member._id,
  name: member.name,
  eligible: mayLecture({ stage: stageAt(member, today), exempt: isExemptOn(member.marks, today) }),
  since: membershipOn(member.memberships, today)?.from ?? today,
})

async function settle(branchId: string, stored: Rota | null, exchanged: Lecture[]): Promise<void> {
  const months = exchanged.map(({ month }) => month)
  const given = [...(stored?.given ?? []).filter(({ month }) => !months.includes(month)), ...exchanged]
  const isSettled = stored
    ? await updateIf('rotas', { _id: branchId, version: stored.version }, { given, version: stored.version + 1 })
    : await db.create('rotas', { _id: branchId, given, version: 1 })
  if (!isSettled) throw new AppError('CHANGED_MEANWHILE')
}

const named = (lectures: readonly Lecture[], people: readonly RotaMember[]) =>
  lectures.flatMap(({ month, memberId }) => {
    const person = people.find(({ id }) => id === memberId)
    return person ? [{ month, memberId, name: person.name }] : []
  })
