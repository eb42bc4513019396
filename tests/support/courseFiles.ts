/** Courses on their way to be published: files as the page uploads them, and the verdicts of the machine. */
import type { Input } from '#types/contract'
import { MP3 } from './courses'
import { callAs, deployed, mustCallAs, rows, world } from './world'

export const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(52)])

export const author = 'o-unitOrganiser'
/** May write at every unit, too. */
export const other = 'o-groupOrganiser'
export const here = { orgId: 'unit', courseId: 'course-1' }

/** Begun, and put where that said; the file's id. */
export async function courseUpload(name: string, body: Buffer = MP3, at = here): Promise<string> {
  const { path } = await mustCallAs(author, 'course.beginFile', { ...at, name, size: body.length })
  return world().files.put(path, body)
}

/** Checked as well. */
export const courseFile = async (name: string, body: Buffer = MP3, at = here) =>
  mustCallAs(author, 'course.checkFile', { ...at, fileId: await courseUpload(name, body, at) })

type Save = Input<'course.saveDraft'>
export type Written = Partial<Save['head']> & { body?: Partial<Save['body']>; revision?: number }

export const step = { title: '来车', text: '雨夜来了一辆车', question: '先做什么' }

export const trackFrom = (fileId: string, media: 'audio' | 'video' = 'audio') => ({
  ...{ title: '第一讲', fileId, media, seconds: 60, cues: [{ at: 0, text: '先把灯开亮。' }] },
})

/** A case of one step, if nothing else is said. */
export function written({ body, revision = 0, ...head }: Written = {}): Save {
  return {
    ...here,
    revision,
    head: {
      ...{ kind: 'case', title: '雨夜的十二分钟', summary: '一次处置', tags: ['安全'], audience: [] },
      ...{ core: true, topic: null, lecturer: '王书记', ...head },
    },
    body: { tracks: [], documents: [], steps: [step], quiz: [], ...body },
  }
}

export const save = (what: Written = {}, openid = author) => callAs(openid, 'course.saveDraft', written(what))
export const mustSave = async (what: Written = {}, openid = author) =>
  (await mustCallAs(openid, 'course.saveDraft', written(what))).revision
export const submit = (revision: number, openid = author) => callAs(openid, 'course.submit', { ...here, revision })
export const release = (revision: number, pass = true, openid = other) =>
  callAs(openid, 'course.release', { ...here, revision, pass })

/** Saved with a sound of the machine's kind and submitted; the trace id it was asked under. */
export async function submittedSound(file?: string): Promise<string> {
  const fileId = file ?? (await courseFile('第一讲.mp3')).fileId
  await mustCallAs(author, 'course.submit', { ...here, revision: await mustSave(sound(fileId)) })
  return rows('mediaChecks').at(-1)!._id
}
export const sound = (fileId: string): Written => ({ kind: 'audio', body: { tracks: [trackFrom(fileId)] } })

export const working = () => rows('courseDrafts').find(({ _id }) => _id === here.courseId)!

/** As WeChat tells it to the function that is named for pushes. */
export const deliver = (traceId: string, suggest: string, { source = 'wx_push', errcode = 0 } = {}) =>
  world().run<{ done: Record<string, number> }>(
    deployed('timer') as never,
    {
      MsgType: 'event',
      Event: 'wxa_media_check',
      trace_id: traceId,
      version: 2,
      errcode,
      result: { suggest, label: 100 },
    },
    { source, functionName: 'timer' },
  )
