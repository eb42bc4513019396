/** Codes to hang up. What they lead to is judged when they are scanned; a code proves nothing. */
import type { report } from '#types/contract/report'
import { AppError } from '#domain/errors'
import { findParts, getMany, mustGet, _ } from '../../shared/db'
import type { Course, Place } from '../../shared/documents'
import { miniCode } from '../../shared/openapi'
import type { Handlers } from '../../shared/serve'
import { PER_SHEET, type Poster, writeSheets, writeSingles } from '../formats/poster'
import { handOut } from './handOut'

const COURSE_PAGE = 'subpackages/study/course/index'
const SIGN_IN_PAGE = 'pages/sign-in/index'

/** Pixels: sharp on a card of 3 cm, and on half a page. */
const widths = { sheet: 430, single: 1280 } as const
/** WeChat draws 5,000 a minute; a function has few connections. */
const AT_ONCE = 10

type Topic = Handlers<typeof report>

export const posterHandlers: Pick<Topic, 'report.posters' | 'report.signInPoster'> = {
  'report.posters': async ({ codes, layout }, caller) => {
    const { org } = caller
    const places = await placesOf(org.id, codes)
    const courses = await coursesOf(places)
    const drawn = await drawnCodes(
      COURSE_PAGE,
      places.map(({ _id }) => `c${_id}`),
      widths[layout],
    )
    const posters = places.map((place, index) =>
      posterOf(place, courses.get(place.courseId)!, { org, code: drawn[index]! }),
    )
    const pdf = await (layout === 'sheet' ? writeSheets(posters) : writeSingles(posters))
    const pages = layout === 'sheet' ? Math.ceil(posters.length / PER_SHEET) : posters.length
    return { ...(await handOut(caller, 'report.posters', 'pdf', pdf)), pages }
  },

  'report.signInPoster': async (_input, caller) => {
    const { id } = caller.branch
    const { name } = await mustGet('orgs', id)
    const [code] = await drawnCodes(SIGN_IN_PAGE, [sceneOf(id)], widths.single)
    const poster = {
      ...{
        band: '月课签到',
        title: name,
        summary: '扫这张码打开签到页，再扫屏幕上的签到码。没有屏幕时，请支部书记扫您的个人码或点名。',
      },
      ...{ hint: '微信扫一扫，打开签到页', place: '只打开签到页，不代替签到', code: code! },
    }
    return handOut(caller, 'report.signInPoster', 'pdf', await writeSingles([poster]))
  },
}

/** WeChat takes 32 characters; which branch it is only tells posters apart. */
const sceneOf = (branchId: string) => `p${branchId.replace(/[^\w-]/g, '')}`.slice(0, 32)

/** In the order asked for. */
async function placesOf(orgId: string, codes: readonly string[]): Promise<Place[]> {
  const found = new Map((await getMany('places', codes)).map((place) => [place._id, place]))
  return codes.map((code) => {
    const place = found.get(code)
    if (place?.org !== orgId) throw new AppError('PLACE_UNKNOWN')
    if (place.retired) throw new AppError('PLACE_RETIRED', `“${place.label}”的码已经停用，请先恢复使用，或不选它再打印`)
    return place
  })
}

type Card = { _id: string } & Pick<Course, 'title' | 'summary' | 'minutes' | 'kind' | 'state'>

async function coursesOf(places: readonly Place[]): Promise<Map<string, Card>> {
  const ids = [...new Set(places.map(({ courseId }) => courseId))]
  const parts = ['title', 'summary', 'minutes', 'kind', 'state'] as const
  const where = { _id: _.in(ids) as never }
  const found = await findParts('courses', where, { limit: ids.length, by: { _id: 'asc' }, parts })
  const offered = found.filter(({ state }) => state === 'published')
  if (offered.length < ids.length)
    throw new AppError('COURSE_RETIRED', '选中的码里有已经下架的课程，请先重新上架，或不选它再打印')
  return new Map(offered.map((course) => [course._id, course]))
}

async function drawnCodes(page: string, scenes: readonly string[], width: number): Promise<Buffer[]> {
  const drawn: Buffer[] = []
  for (let at = 0; at < scenes.length; at += AT_ONCE) {
    drawn.push(...(await Promise.all(scenes.slice(at, at + AT_ONCE).map((scene) => miniCode(page, scene, width)))))
  }
  return drawn
}

const hints: Partial<Record<Course['kind'], string>> = { film: '微信扫一扫，点开就看', case: '微信扫一扫，读一个案例' }

function posterOf({ label }: Place, course: Card, { org, code }: { org: { name: string }; code: Buffer }): Poster {
  const { title, summary, kind, minutes } = course
  const hint = hints[kind] ?? (minutes ? `微信扫一扫，听 ${minutes} 分钟` : '微信扫一扫，打开这门课')
  return { band: '月课·扫码学习', title, summary, hint, place: `${org.name}，${label}`, code }
}
