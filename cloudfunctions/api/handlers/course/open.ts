import type { course as contract } from '#types/contract/course'
import { dayOf, HOUR, MINUTE } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { kindOf } from '#domain/material'
import { postsOn } from '#domain/member'
import { progressId } from '../../../shared/courseDocuments'
import { $, summed } from '../../../shared/db'
import type { Course, Member, Place, Progress } from '../../../shared/documents'
import { type ListenPass, mintListenPass } from '../../../shared/passes'
import type { Handlers, Visitor } from '../../../shared/serve'
import { linkTo } from '../../../shared/storage'

type OpenHandlers = Pick<Handlers<typeof contract>, 'course.open' | 'course.link'>

/** A shift's worth: whoever listens through the night is not interrupted. */
const PASS_HOLDS = 12 * HOUR
/** The storage gives ten minutes; the phone asks anew while the old link still holds. */
const LINK_HOLDS = 9 * MINUTE

export const openHandlers: OpenHandlers = {
  'course.open': async (input, caller) => {
    if (input.by === 'place') return viewOf(await hangingAt(input.code, caller), caller, false)
    const { member } = caller
    if (!member) throw new AppError('NOT_BOUND')
    const found = await ofShelf(input.courseId, input.version, member)
    if (!found || !isOffered(found.course, member, caller.now)) throw new AppError('NOT_FOUND')
    // classes keep the version that they used
    const kept = input.version !== undefined
    if (!kept && found.course.state === 'retired') throw new AppError('COURSE_RETIRED')
    return viewOf(found, caller, kept)
  },

  'course.link': async ({ of, index }, { pass, now }) => {
    const { files = [], state } = (await filesOf(pass, of)) ?? {}
    if (!pass.kept && state?.[0] === 'retired') throw new AppError('COURSE_RETIRED')
    const url = files[index] ? await linkTo(files[index]) : null
    if (!url) throw new AppError('NOT_FOUND')
    return { url, until: now + LINK_HOLDS }
  },
}

interface Files {
  files: string[]
  /** Of the course today. */
  state: Course['state'][]
}

/** The pass may be older than the day on which the course was taken down. */
async function filesOf({ courseId, version }: ListenPass, of: 'track' | 'document'): Promise<Files | undefined> {
  const [found] = await summed<Files, 'courseVersions'>('courseVersions', (all) =>
    all
      .match({ _id: `${courseId}:${version}` })
      .addFields({ courseId })
      .lookup({ from: 'courses', localField: 'courseId', foreignField: '_id', as: 'course' })
      .project({ _id: 0, files: `$body.${of}s.fileId`, state: '$course.state' }),
  )
  return found
}

interface Opened {
  id: string
  course: Course
  progress: Progress | null
  place: string | null
}

/** A member's own shelves, and those that somebody looks after. */
const isOffered = ({ org, orgPath }: Course, member: Member, now: number) =>
  member.orgPath.includes(org) || postsOn(member.posts, dayOf(now)).some((post) => orgPath.includes(post.org))

/** Course and own progress in one request. */
async function ofShelf(courseId: string, version: number | undefined, member: Member): Promise<Opened | null> {
  const from = version === undefined ? 'courses' : 'courseVersions'
  const _id = version === undefined ? courseId : `${courseId}:${version}`
  const [found] = await summed<Course & { progress: Progress[] }, typeof from>(from, (all) =>
    all
      .match({ _id })
      .addFields({ own: progressId(member._id, courseId) })
      .lookup({ from: 'progresses', localField: 'own', foreignField: '_id', as: 'progress' }),
  )
  return found ? { id: courseId, course: found, progress: found.progress[0] ?? null, place: null } : null
}

type Hanging = Place & { courses: Course[]; progress?: Progress[] }

/** Poster, course and, of a member, his progress in one request. */
async function hangingAt(code: string, { member }: Visitor): Promise<Opened> {
  const [found] = await summed<Hanging, 'places'>('places', (all) => {
    const withCourse = all
      .match({ _id: code })
      .lookup({ from: 'courses', localField: 'courseId', foreignField: '_id', as: 'courses' })
    if (!member) return withCourse
    return withCourse
      .addFields({ own: $.concat([progressId(member._id, ''), '$courseId']) })
      .lookup({ from: 'progresses', localField: 'own', foreignField: '_id', as: 'progress' })
  })
  if (!found) throw new AppError('PLACE_UNKNOWN')
  if (found.retired) throw new AppError('PLACE_RETIRED')
  const [course] = found.courses
  if (course?.state !== 'published') throw new AppError('COURSE_RETIRED')
  return { id: course._id, course, progress: found.progress?.[0] ?? null, place: found.label }
}

function viewOf({ id, course, progress, place }: Opened, { member, openid, now }: Visitor, kept: boolean) {
  const { version, kind, title, summary, lecturer, tags, body } = course
  const seconds = body.tracks.map((track) => Math.ceil(track.seconds))
  return {
    ...{ now, id, version, kind, title, summary, lecturer, tags, place },
    tracks: body.tracks,
    documents: body.documents.map(({ name, bytes, fileId }) => ({ name, bytes, kind: kindOf(fileId) ?? '' })),
    steps: body.steps,
    progress: placeIn(seconds, progress),
    pass: mintListenPass(
      { memberId: member?._id ?? null, courseId: id, version, kept, seconds, until: now + PASS_HOLDS },
      openid,
    ),
    keeps: member !== null,
  }
}

/** On the tracks of the version that was opened: another one may have fewer, or shorter ones. */
function placeIn(seconds: number[], progress: Progress | null) {
  const length = progress ? seconds[progress.track] : undefined
  if (!progress || length === undefined) return null
  return { track: progress.track, position: Math.min(progress.position, length), at: progress.listenedAt }
}
