import type { course as contract } from '#types/contract/course'
import { dayOf } from '#domain/calendar'
import { type Category, categoriesOn } from '#domain/category'
import { type CourseKind, gramsOf } from '#domain/course'
import { AppError } from '#domain/errors'
import { _, findParts, summed, type Where } from '../../../shared/db'
import type { Course, Member } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'

type ShelfHandlers = Pick<Handlers<typeof contract>, 'course.list' | 'course.forMe' | 'course.search'>

const PAGE = 20
/** 接着听. Some more are looked at, for courses that are offered no longer. */
const GOING = 5
const LOOKED_AT = 12
const MEANT = 6

export const shelfHandlers: ShelfHandlers = {
  'course.list': async ({ shelf, kind, after }, { member }) => {
    const [group, unit] = member.orgPath
    const org = shelf === 'group' ? group : unit
    if (!org) return { courses: [], next: null }
    return pageOf({ org, state: 'published', ...(kind && { kind }) }, after)
  },

  'course.search': async ({ text, after }, { member }) => {
    const [first, ...others] = gramsOf(text)
    if (!first) throw new AppError('INVALID_INPUT', '请输入两个字以上')
    // the index takes one gram, and the order of publishing with it; the others are looked for in what it finds
    const grams = others.length ? _.and([_.eq(first), _.all(others)]) : first
    return pageOf({ grams: grams as never, org: _.in(shelvesOf(member)) as never, state: 'published' }, after)
  },

  'course.forMe': async (_input, { member, now, rules }) => {
    const [going, meant] = await Promise.all([
      goingOf(member),
      meantFor(categoriesOn(member, dayOf(now), rules), shelvesOf(member)),
    ])
    return { going, meant }
  },
}

/** The group's and the own unit's. */
const shelvesOf = ({ orgPath }: Pick<Member, 'orgPath'>) => orgPath.slice(0, 2)

const shown = ['kind', 'title', 'lecturer', 'minutes', 'steps', 'version', 'publishedAt'] as const
type Shown = { _id: string } & Pick<Course, (typeof shown)[number]>

const cardOf = ({ _id: id, kind, title, lecturer, minutes, steps, version }: Shown) => ({
  ...{ id, kind, title, lecturer, minutes, steps, version },
})

/** The first one of the page that comes next. */
interface Begin {
  at: number
  id: string
}

/** One index gives conditions and order: whatever page, no more is examined than is shown, and the first one of the next. */
async function pageOf(on: Where<Course>, begin: Begin | undefined) {
  const where = begin ? from(on, begin) : on
  const by = { publishedAt: 'desc', _id: 'desc' } as const
  const found = await findParts('courses', where, { limit: PAGE + 1, by, parts: shown })
  const next = found[PAGE]
  return { courses: found.slice(0, PAGE).map(cardOf), next: next ? { at: next.publishedAt, id: next._id } : null }
}

/** Of two published in the same instant the ids decide. */
const from = (on: Where<Course>, { at, id }: Begin) =>
  _.and([
    { ...on, publishedAt: _.lte(at) },
    _.or([{ publishedAt: _.lt(at) }, { _id: _.lte(id) }]),
  ] as never) as unknown as Where<Course>

async function meantFor(mine: readonly Category[], shelves: string[]) {
  if (!mine.length || !shelves.length) return []
  const where: Where<Course> = {
    ...{ org: _.in(shelves) as never, state: 'published' as const },
    audience: _.in([...mine]) as never,
  }
  const by = { publishedAt: 'desc' } as const
  return (await findParts('courses', where, { limit: MEANT, by, parts: shown })).map(cardOf)
}

interface Going {
  courseId: string
  title: string
  kind: CourseKind
  track: number
  position: number
  listenedAt: number
  /** Track by track. */
  lengths: number[]
}

/** Own progress with what it belongs to, in one request; a course that was taken away is not offered to go on with. */
async function goingOf(member: Member) {
  const found = await summed<Going, 'progresses'>('progresses', (all) =>
    all
      .match({ memberId: member._id })
      .sort({ listenedAt: -1 })
      .limit(LOOKED_AT)
      .lookup({ from: 'courses', localField: 'courseId', foreignField: '_id', as: 'course' })
      .unwind('$course')
      .match({ 'course.state': 'published', 'course.org': _.in(shelvesOf(member)) })
      .project({
        ...{ _id: 0, courseId: 1, track: 1, position: 1, listenedAt: 1 },
        ...{ title: '$course.title', kind: '$course.kind', lengths: '$course.body.tracks.seconds' },
      }),
  )
  return found.flatMap(goingOn).slice(0, GOING)
}

/** A newer version may have fewer tracks, or shorter ones. */
function goingOn({ lengths, track, position, listenedAt, courseId, title, kind }: Going) {
  const isThere = track < lengths.length
  const seconds = lengths[isThere ? track : 0]
  if (seconds === undefined) return []
  const place = isThere ? { track, position: Math.min(position, Math.ceil(seconds)) } : { track: 0, position: 0 }
  return [{ courseId, title, kind, ...place, seconds, at: listenedAt }]
}
