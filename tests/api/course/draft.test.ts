import { courseLimits } from '#domain/course'
import type { Input } from '#types/contract'
import {
  author,
  courseFile,
  courseUpload,
  here,
  MP4,
  mustSave,
  other,
  save,
  sound,
  step,
  trackFrom,
  working,
  written,
} from '../../support/courseFiles'
import { givenCourse, givenCourses, draftOf, courseOf, MP3 } from '../../support/courses'
import { hasFile, PDF, PNG } from '../../support/materials'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

describe('files', () => {
  const begin = (input: Partial<Input<'course.beginFile'>>) =>
    callAs(author, 'course.beginFile', { ...here, name: '第一讲.mp3', size: 10, ...input })

  test.each([
    ['第一讲.mp3', MP3, 'audio'],
    ['第一讲.m4a', MP4, 'audio'],
    ['影片.mp4', MP4, 'video'],
    ['讲稿.pdf', PDF, 'document'],
  ])('%s: uploaded, checked, and looked at for ten minutes', async (name, body, media) => {
    const file = await courseFile(name, body)
    expect(file).toEqual({ name: name.split('.')[0], fileId: file.fileId, media, bytes: body.length })
    expect(file.fileId).toMatch(/\/courses\/[0-9a-f]{32}\.\w+$/)
    const { url } = await mustCallAs(author, 'course.previewFile', { ...here, fileId: file.fileId })
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(body)
    world().clock.advance(601_000)
    expect((await fetch(url)).status).toBe(403)
  })

  test.each([
    ['a picture', { name: '封面.png' }, 'COURSE_MEDIA'],
    ['a program', { name: '第一讲.mp3.exe' }, 'COURSE_MEDIA'],
    ['another kind of sound', { name: '第一讲.wav' }, 'COURSE_MEDIA'],
    ['two gigabytes', { size: 2 * 1024 ** 3 }, 'MATERIAL_TOO_LARGE'],
    ['an empty file', { size: 0 }, 'MATERIAL_DAMAGED'],
  ])('not begun: %s', async (_what, input, code) => {
    expect((await begin(input)).reply).toMatchObject({ ok: false, code })
    expect(rows('uploads')).toEqual([])
  })

  test.each([
    ['a picture that is called a sound', '第一讲.mp3', PNG, 'MATERIAL_DAMAGED'],
    ['a sound that is broken from its first byte', '第一讲.mp3', Buffer.alloc(64), 'MATERIAL_DAMAGED'],
    ['a page that is called a film', '影片.mp4', Buffer.from('<script>'), 'MATERIAL_DAMAGED'],
    ['a film larger than it said', '影片.mp4', Buffer.alloc(50 * 1024 * 1024 + 1), 'MATERIAL_TOO_LARGE'],
  ])('%s is refused, and the file is gone', async (_what, name, body, code) => {
    const { path } = await mustCallAs(author, 'course.beginFile', { ...here, name, size: 10 })
    const fileId = await world().files.put(path, body)
    expect((await callAs(author, 'course.checkFile', { ...here, fileId })).reply).toMatchObject({ ok: false, code })
    expect(hasFile(fileId)).toBe(false)
  })

  test('of another course, of nobody, or a material: not there', async () => {
    const fileId = await courseUpload('第一讲.mp3')
    const stray = await world().files.put(`courses/${'a'.repeat(32)}.mp3`, MP3)
    const asked = [
      { ...here, fileId, courseId: 'course-2' },
      { ...here, fileId: stray },
    ]
    for (const input of asked) {
      expect((await callAs(author, 'course.checkFile', input)).reply).toMatchObject({ code: 'FILE_GONE' })
      expect((await callAs(author, 'course.previewFile', input)).reply).toMatchObject({ code: 'FILE_GONE' })
    }
  })

  test('a draft is listened to by whoever may edit it, and by nobody of another unit', async () => {
    const { fileId } = await courseFile('第一讲.mp3')
    const asked = { ...here, fileId }
    expect((await callAs(other, 'course.previewFile', asked)).reply).toMatchObject({ code: 'FILE_GONE' })
    await mustSave(sound(fileId))
    expect((await callAs(other, 'course.previewFile', asked)).reply.ok).toBe(true)
    const foreign = { ...asked, orgId: 'other' }
    expect((await callAs('o-otherOrganiser', 'course.previewFile', asked)).reply).toMatchObject({ code: 'FORBIDDEN' })
    expect((await callAs('o-otherOrganiser', 'course.previewFile', foreign)).reply).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('what no draft names is gone within a day, what one names stays', async () => {
    const [kept, left] = [await courseFile('甲.mp3'), await courseFile('乙.mp3')]
    await courseUpload('没有查.mp3')
    await mustSave(sound(kept.fileId))
    for (const date of ['03', '04', '06']) {
      setClock(`${date} 09:00:00`)
      await tick()
    }
    expect([hasFile(kept.fileId), hasFile(left.fileId), rows('uploads').length]).toEqual([true, false, 1])
    const { fileId } = await courseFile('丙.mp3')
    await mustSave({ ...sound(fileId), revision: 1 })
    for (const date of ['07', '08', '09']) {
      setClock(`${date} 10:00:00`)
      await tick()
    }
    expect([hasFile(kept.fileId), hasFile(fileId), rows('uploads').length]).toEqual([false, true, 1])
  })
})

describe('saving', () => {
  test('what was written is there again, with what is still missing as sentences', async () => {
    const { fileId } = await courseFile('讲稿.pdf', PDF)
    const body = { documents: [{ name: '讲稿', fileId }], steps: [] }
    const saved = await mustCallAs(author, 'course.saveDraft', written({ body }))
    const sentence = '还缺这类课程的内容：音频课要有音频，电教片要有视频，案例要有步骤'
    expect(saved).toEqual({ revision: 1, missing: [{ field: 'body', sentence }] })
    const draft = await mustCallAs(other, 'course.draft', here)
    expect(draft).toMatchObject({ state: 'draft', version: 0, revision: 1, byName: 'unitOrganiser', mayRelease: false })
    expect(draft.head).toEqual(written().head)
    expect(draft.body.documents).toEqual([{ name: '讲稿', fileId, bytes: PDF.length }])
  })

  test('what the phone says of a file is not taken', async () => {
    const { fileId } = await courseFile('影片.mp4', MP4)
    await mustSave({ kind: 'film', body: { tracks: [trackFrom(fileId, 'audio')] } })
    expect(working().body.tracks).toMatchObject([{ media: 'video', bytes: MP4.length }])
  })

  test.each([
    ['not checked', () => courseUpload('第一讲.mp3')],
    ['of another course', async () => (await courseFile('甲.mp3', MP3, { ...here, courseId: 'course-2' })).fileId],
    ['of nobody', () => world().files.put(`courses/${'a'.repeat(32)}.mp3`, MP3)],
  ])('a file that is %s is refused, and nothing is saved', async (_what, fileOf) => {
    expect((await save(sound(await fileOf()))).reply).toMatchObject({ ok: false, code: 'FILE_GONE' })
    expect(rows('courseDrafts')).toEqual([])
  })

  test('a document is no track, a sound is no document', async () => {
    const [pdf, mp3] = [(await courseFile('讲稿.pdf', PDF)).fileId, (await courseFile('第一讲.mp3')).fileId]
    const bodies = [{ tracks: [trackFrom(pdf)] }, { documents: [{ name: '讲稿', fileId: mp3 }] }]
    for (const body of bodies) expect((await save({ body })).reply).toMatchObject({ code: 'COURSE_MEDIA' })
  })

  test('what the sweep has taken is not saved any more', async () => {
    const { fileId } = await courseFile('第一讲.mp3')
    await given('uploads', { ...rows('uploads')[0]!, state: 'going' })
    expect((await save(sound(fileId))).reply).toMatchObject({ code: 'FILE_GONE' })
  })

  test('as long as it may be it fits into its document, any longer it is refused', async () => {
    const { fileId } = await courseFile('第一讲.mp3')
    const tracks = (count: number, text: string) =>
      Array.from({ length: count }, () => ({ ...trackFrom(fileId), cues: Array(100).fill({ at: 1, text }) as never }))
    expect((await save({ body: { tracks: tracks(11, '好') } })).reply.ok).toBe(true)
    const { reply } = await save({ revision: 1, body: { tracks: tracks(4, '守'.repeat(40)) } })
    expect(reply).toMatchObject({ ok: false, code: 'COURSE_TOO_LONG' })
    expect(working().revision).toBe(1)
    expect(courseLimits.text).toBe(45_000)
  })

  test('of two who change it at once one is told, and nothing of the other is lost', async () => {
    await mustSave()
    const [one, two] = await Promise.all([
      save({ revision: 1, title: '甲' }),
      save({ revision: 1, title: '乙' }, other),
    ])
    expect([one.reply.ok, two.reply.ok].sort()).toEqual([false, true])
    expect([one.reply, two.reply].find(({ ok }) => !ok)).toMatchObject({ code: 'COURSE_CHANGED' })
    expect(working()).toMatchObject({ revision: 2, title: one.reply.ok ? '甲' : '乙' })
  })

  test('sent again because the answer was lost, it is saved once', async () => {
    for (const revision of [0, 1]) {
      const first = await save({ revision, title: `第 ${revision} 次` })
      const again = await save({ revision, title: `第 ${revision} 次` })
      expect([again.reply, again.cost.written]).toEqual([first.reply, []])
    }
  })

  test('a crash at any request loses nothing that was saved before', async () => {
    for (let requests = 1; requests <= 8; requests++) {
      await world().reset()
      await givenPeople()
      setClock('02 09:00:00')
      const { fileId } = await courseFile('第一讲.mp3')
      await mustSave()
      world().faults.crashAfter = { requests, function: 'api' }
      await save({ ...sound(fileId), revision: 1 }).catch(() => undefined)
      world().faults.crashAfter = null
      expect((await save({ ...sound(fileId), revision: 1 })).reply).toMatchObject({ ok: true, data: { revision: 2 } })
      expect([working().revision, working().body.tracks.length]).toEqual([2, 1])
    }
  })

  test('of another organisation, or of a branch, there is none', async () => {
    await mustSave()
    const foreign = { ...written({ revision: 1 }), orgId: 'other' }
    expect((await callAs('o-otherOrganiser', 'course.saveDraft', foreign)).reply).toMatchObject({ code: 'NOT_FOUND' })
    const inBranch = { ...written(), courseId: 'course-2', orgId: 'branch' }
    expect((await callAs(author, 'course.saveDraft', inBranch)).reply).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test.each([
    ['a file of another folder', { tracks: [trackFrom('cloud://local-env.local/rosters/a.mp3')] }],
    ['a path upwards', { tracks: [trackFrom(`cloud://local-env.local/courses/../${'0'.repeat(32)}.mp3`)] }],
    ['a negative time', { tracks: [{ ...trackFrom('x'), seconds: -1 }] }],
    ['a command for a text', { steps: [{ ...step, text: { $ne: null } as never }] }],
    ['a field beside', { steps: [{ ...step, role: 'x' } as never] }],
    ['nine steps', { steps: Array(9).fill(step) as (typeof step)[] }],
  ])('refused before the database: %s', async (_what, body) => {
    const { reply, cost } = await save({ body })
    expect([reply.ok || reply.code, cost.requests]).toEqual(['INVALID_INPUT', 0])
  })
})

test('a summary is as long as its page says, counted by characters', async () => {
  const message = '简介 120 字以内，请写短一些'
  expect((await save({ summary: '守'.repeat(121) })).reply).toMatchObject({ code: 'INVALID_INPUT', message })
  expect((await save({ summary: ` ${'𠮷'.repeat(120)} ` })).reply).toMatchObject({ ok: true })
  expect([...working().summary]).toHaveLength(120)
})

describe('the list of who edits', () => {
  const manage = (input: Partial<Input<'course.manage'>> = {}) =>
    mustCallAs(other, 'course.manage', { orgId: 'group', ...input })

  test('a thousand that were changed in the same instant are each there once, twenty at a time', async () => {
    const drafts = Array.from({ length: 105 }, (_, index) =>
      draftOf(courseOf(`c-${String(index).padStart(3, '0')}`, { publishedAt: 1_000 + Math.floor(index / 50) })),
    )
    await given('courseDrafts', ...drafts)
    const seen: string[] = []
    let after: Input<'course.manage'>['after']
    do {
      const page = await manage(after && { after })
      expect([page.courses.length <= 20, page.core === null]).toEqual([true, Boolean(after)])
      seen.push(...page.courses.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(drafts.map(({ _id }) => _id).reverse())
  })

  test('however many there are, a page costs as much as the first', async () => {
    const drafts = Array.from({ length: 2_000 }, (_, index) =>
      draftOf(courseOf(`c-${index}`, { publishedAt: index, state: index % 2 ? 'published' : 'retired' })),
    )
    await given('courseDrafts', ...drafts)
    for (const state of [undefined, 'retired'] as const) {
      const asked = { orgId: 'group', state, after: { at: 1_000, id: 'c-1000' } }
      const { reply, cost } = await callAs(other, 'course.manage', JSON.parse(JSON.stringify(asked)) as typeof asked)
      expect([reply.ok && reply.data.courses.length, cost.requests]).toEqual([20, 3])
      expect(cost.examined).toBeLessThanOrEqual(25)
    }
  })

  test('in one state only, with the share of core topics', async () => {
    await givenCourse('course-8', { core: true })
    for (const id of ['course-9', 'course-6', 'course-5']) await givenCourse(id)
    await givenCourse('course-7', { state: 'retired' })
    const page = await manage({ state: 'retired' })
    expect(page.courses).toMatchObject([{ id: 'course-7', state: 'retired', minutes: 20, byName: 'groupOrganiser' }])
    expect(page.core).toEqual({ minutes: 20, of: 80, isShort: true })
    expect(page).toMatchObject({ org: 'group党支部', ruleVersion: '2026.1' })
  })

  test('of nothing no share is told; the sum of ten thousand is one request', async () => {
    expect((await manage()).core).toEqual({ minutes: 0, of: 0, isShort: null })
    await givenCourses(10_000, () => ({ core: true }))
    const { reply, cost } = await callAs(other, 'course.manage', { orgId: 'group' })
    expect([reply.ok && reply.data.core, cost.requests]).toEqual([{ minutes: 200_000, of: 200_000, isShort: false }, 4])
  })
})
