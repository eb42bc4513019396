import type { lecture } from '#types/contract/lecture'
import { DAY } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { lastVisitInRound, refuseLectureTime, refuseSeats } from '#domain/lecture'
import type { OrgPath } from '#domain/org'
import { _, db, find, getMany, mustGet } from '../../../shared/db'
import type { LectureDoc, Site } from '../../../shared/documents'
import type { AtOrg, Handlers } from '../../../shared/serve'
import { expectedFrom, openBranches } from './branches'
import { book } from './slots'
import { viewOf } from './view'

type Draft = Parameters<(typeof planHandlers)['lecture.plan']>[0]

export const planHandlers: Pick<Handlers<typeof lecture>, 'lecture.plan'> = {
  'lecture.plan': async (draft, caller) => {
    const standing = await db.get('lectures', draft.lectureId)
    const lecture = standing ?? (await planned(draft, caller))
    if (lecture.org !== caller.org.id || !isSame(lecture, draft)) throw new AppError('LECTURE_CHANGED')
    return { lecture: viewOf(lecture), ruleVersion: caller.ruleVersion }
  },
}

const branchesOf = ({ branchIds }: Draft) => [...new Set(branchIds)]

/** What was planned is the same if it is what was asked for. */
const isSame = (lecture: LectureDoc, draft: Draft) =>
  (['series', 'title', 'siteId', 'start', 'end'] as const).every((fact) => lecture[fact] === draft[fact]) &&
  lecture.lecturer.id === draft.lecturerId &&
  (lecture.course?.id ?? null) === draft.courseId &&
  lecture.linked.map(({ branchId }) => branchId).join() === branchesOf(draft).join()

/** The lecturer's half-hours first: from then on nobody else has them. */
async function planned(draft: Draft, caller: AtOrg): Promise<LectureDoc> {
  const { org, now, rules } = caller
  const refusal = refuseLectureTime(rules, draft, now)
  if (refusal) throw new AppError(refusal)
  const { site, ...known } = await knownFor(draft, org)
  const [linked, visitedAt] = await Promise.all([linkedFor(draft, site, org.id), visitBefore(draft, caller)])
  if (visitedAt !== null && !draft.again) throw new AppError('LECTURE_SITE_AGAIN')
  const fresh: LectureDoc = {
    _id: draft.lectureId,
    org: org.id,
    orgPath: org.path,
    series: draft.series,
    title: draft.title,
    siteId: site._id,
    site: { name: site.name, type: site.type, address: site.address, capacity: site.capacity },
    ...known,
    start: draft.start,
    end: draft.end,
    state: 'planned',
    cancelReason: null,
    declined: null,
    linked,
    branchIds: [...new Set([known.host.id, ...branchesOf(draft)])],
    visitedAt,
    version: 1,
    plannedBy: caller.member._id,
  }
  await book(fresh, now)
  return (await db.create('lectures', fresh)) ? fresh : mustGet('lectures', fresh._id)
}

/** Of the organisation itself or of those above it. */
async function knownFor({ siteId, lecturerId, courseId }: Draft, { path }: { path: OrgPath }) {
  const [site, lecturer, course] = await Promise.all([
    mustGet('sites', siteId),
    mustGet('lecturers', lecturerId),
    courseId === null ? null : mustGet('courses', courseId),
  ])
  const [host] = await getMany('orgs', [site.host.id])
  if (![site, lecturer, ...(course ? [course] : [])].every(({ org }) => path.includes(org)) || lecturer.retired)
    throw new AppError('NOT_FOUND')
  if (course?.state === 'retired') throw new AppError('COURSE_RETIRED')
  if (!host || host.to !== null) throw new AppError('TREE_NOT_BRANCH')
  const { _id: id, name, title, memberId } = lecturer
  return {
    site,
    host: { id: host._id, name: host.name },
    lecturer: { id, name, title, memberId },
    course: course && { id: course._id, title: course.title, version: course.version },
  }
}

async function linkedFor(draft: Draft, { capacity }: Site, orgId: string): Promise<LectureDoc['linked']> {
  const branches = await openBranches(branchesOf(draft), orgId)
  const expected = await expectedFrom(branches, draft.start)
  const sum = [...expected.values()].reduce((total, count) => total + count, 0)
  const refusal = refuseSeats({ capacity }, sum)
  if (refusal) throw new AppError(refusal)
  return branches.map(({ _id, name, path }) => ({
    branchId: _id,
    branch: name,
    path,
    sessionId: null,
    expected: expected.get(_id) ?? null,
  }))
}

/** Whatever is planned there for an earlier day counts as a visit too. */
async function visitBefore({ siteId, start }: Draft, { rules }: AtOrg): Promise<number | null> {
  const earlier = _.and([_.gte(start - rules.LS.roundDays * DAY), _.lt(start)]) as never
  const where = { siteId, start: earlier, state: _.neq('cancelled') as never }
  const visits = await find('lectures', where, { limit: 1, by: { start: 'desc' } })
  return lastVisitInRound(
    rules,
    visits.map((visit) => visit.start),
    start,
  )
}
