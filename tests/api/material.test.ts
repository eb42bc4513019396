import type { Input } from '#types/contract'
import { packFor } from '../../scripts/demo/monthPack'
import { hasFile, material, PDF, PNG, uploaded } from '../support/materials'
import { draft as themeDay } from '../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('01 09:00:00')
})

type Draft = Input<'pack.publish'>['draft']
type File = Draft['lesson'][number]['materials'][number]

const month = '2026-11'
const organiser = 'o-groupOrganiser'
const begin = (input: Partial<Input<'material.begin'>>, openid = organiser) =>
  callAs(openid, 'material.begin', { month, name: '讲稿.pdf', size: 10, ...input })
const check = (fileId: string) => callAs(organiser, 'material.check', { fileId })
const uploads = () => rows('uploads').map(({ state, dueAt }) => [state, dueAt !== null])

/** The month's pack with these files beside the first lesson. */
function packWith(...files: File[]): Draft {
  const { title, lesson, film, practice } = JSON.parse(JSON.stringify(packFor(month, 0))) as Draft
  return { title, lesson: [{ ...lesson[0]!, materials: files }, lesson[1]!], film, practice, case: null }
}
const publishWith = (files: File[], version = 0) =>
  callAs(organiser, 'pack.publish', { month, version, draft: packWith(...files) })
const saveWith = (...files: File[]) => mustCallAs(organiser, 'pack.saveDraft', { month, draft: packWith(...files) })

/** Published on the 2nd, with the pack's first lesson. */
async function branchPublishes(parts: Partial<typeof themeDay.parts> = {}): Promise<string> {
  setClock('02 09:00:00')
  const { lesson, film, practice } = packFor(month, 0)
  const own = { lesson: lesson[0]!.title, film: film[0]!.title, practice: practice[0]!.title, ...parts }
  return (await mustCallAs('o-secretary', 'themeDay.publish', { ...themeDay, parts: own })).sessionId
}

test('uploaded, checked, published, and opened by a member of the branch for ten minutes', async () => {
  const file = await material('雨雾天讲稿.pdf')
  expect(file).toMatchObject({ name: '雨雾天讲稿', kind: 'pdf', size: PDF.length })
  expect((await publishWith([file])).reply).toMatchObject({ ok: true })
  const sessionId = await branchPublishes()

  const { materials } = await mustCallAs('o-li', 'material.list', { sessionId })
  const { courseId, ...facts } = file
  expect(courseId).toBeNull()
  expect(materials).toEqual([{ ...facts, part: 'lesson' }])
  const { url } = await mustCallAs('o-li', 'material.open', { sessionId, fileId: file.fileId })
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(PDF)
  world().clock.advance(601_000)
  expect((await fetch(url)).status).toBe(403)
})

test.each([
  ['another kind', { name: '讲稿.exe' }, 'MATERIAL_KIND'],
  ['an ending behind an ending', { name: '讲稿.pdf.html' }, 'MATERIAL_KIND'],
  ['nothing but a path', { name: '../../rosters/a' }, 'MATERIAL_KIND'],
  ['two gigabytes', { size: 2 * 1024 ** 3 }, 'MATERIAL_TOO_LARGE'],
  ['an empty file', { size: 0 }, 'MATERIAL_DAMAGED'],
])('not begun: %s', async (_what, input, code) => {
  expect((await begin(input)).reply).toMatchObject({ ok: false, code })
  expect(rows('uploads')).toEqual([])
})

test('where to is chosen here, whatever the file is called', async () => {
  const { path } = await mustCallAs(organiser, 'material.begin', { month, name: '../../exports/x.pdf', size: 10 })
  expect(path).toMatch(/^materials\/[0-9a-f]{32}\.pdf$/)
  expect(rows('uploads')).toMatchObject([{ _id: path, by: 'm-groupOrganiser', month, state: 'begun' }])
})

test.each([
  ['a picture that is called a pdf', '讲稿.pdf', PNG, 'MATERIAL_DAMAGED'],
  ['a page that is called a document', '讲稿.docx', Buffer.from('<script>'), 'MATERIAL_DAMAGED'],
  ['a film larger than it said', '影片.mp4', Buffer.alloc(50 * 1024 * 1024 + 1), 'MATERIAL_TOO_LARGE'],
])('%s is refused, and the file is gone', async (_what, name, body, code) => {
  const { path } = await mustCallAs(organiser, 'material.begin', { month, name, size: 10 })
  const fileId = await world().files.put(path, body)
  expect((await check(fileId)).reply).toMatchObject({ ok: false, code })
  expect(hasFile(fileId)).toBe(false)
})

test('of a large film no more than its beginning is read', async () => {
  const body = Buffer.alloc(8 * 1024 * 1024)
  body.write('ftypmp42', 4)
  const { reply, cost } = await check(await uploaded('影片.mp4', body))
  expect(reply).toMatchObject({ ok: true, data: { kind: 'mp4', size: body.length } })
  expect(cost.requests).toBe(5)
})

test('a file of nobody, of another folder or another cloud is no material', async () => {
  const stray = await world().files.put(`materials/${'a'.repeat(32)}.pdf`, PDF)
  expect((await check(stray)).reply).toMatchObject({ code: 'FILE_GONE' })
  const roster = await world().files.put('rosters/import-0001.xlsx', PDF)
  for (const fileId of [roster, roster.replace('rosters', 'materials/../rosters'), `${stray}/../x`]) {
    expect((await check(fileId)).reply).toMatchObject({ code: 'INVALID_INPUT' })
  }
  const own = await uploaded('讲稿.pdf')
  const foreign = own.replace(/^cloud:\/\/[^/]+/, 'cloud://foreign.env')
  expect((await check(foreign)).reply).toMatchObject({ code: 'FILE_GONE' })
  expect((await check(own)).reply).toMatchObject({ ok: true })
  expect((await check(foreign)).reply).toMatchObject({ code: 'FILE_GONE' })
})

test('begun and never uploaded: not there; uploaded later: there; asked again: the same', async () => {
  const { path } = await mustCallAs(organiser, 'material.begin', { month, name: '讲稿.pdf', size: 10 })
  const fileId = `cloud://local-env.local/${path}`
  expect((await check(fileId)).reply).toMatchObject({ code: 'FILE_GONE' })
  await world().files.put(path, PDF)
  const first = await check(fileId)
  const again = await check(fileId)
  expect([again.reply, again.cost.written]).toEqual([first.reply, []])
})

test('what the phone says of a file is not taken', async () => {
  const file = await material('讲稿.pdf')
  await publishWith([{ ...file, kind: 'mp4', size: 1 }])
  expect(rows('monthPacks')[0]!.lesson[0]!.materials).toEqual([file])
})

test.each([
  ['that was never checked', async () => ({ ...(await material('甲.pdf')), fileId: await uploaded('乙.pdf') })],
  ['of another month', () => material('甲.pdf', PDF, '2026-12')],
  [
    'that is not there',
    async () => ({ ...(await material('甲.pdf')), fileId: `cloud://local-env.local/materials/${'0'.repeat(32)}.pdf` }),
  ],
])('a file %s is named in the draft and not published', async (_what, fileOf) => {
  const file = await fileOf()
  const sentence = '一课备选 1 的第 1 份资料“甲”没有传完或已过期，请删去以后重新上传'
  expect((await saveWith(file)).missing).toEqual([{ field: 'lesson.0.materials.0', sentence }])
  expect((await publishWith([file])).reply).toMatchObject({ code: 'PACK_INCOMPLETE', message: sentence })
  expect(rows('packVersions')).toEqual([])
})

test('with new files publishing costs two requests more, with held ones one', async () => {
  const file = await material('讲稿.pdf')
  setClock('01 09:01:00')
  const first = await publishWith([file])
  expect([first.cost.requests, rows('packVersions').length]).toEqual([5, 1])
  setClock('02 09:00:00')
  await tick()
  expect(uploads()).toEqual([['checked', false]])
  const other = { ...packWith(file), title: '另一个主题' }
  const second = await callAs(organiser, 'pack.publish', { month, version: 1, draft: other })
  expect([second.reply.ok, second.cost.requests]).toEqual([true, 5])
})

test('a branch keeps the files of the version that it published with; the others get the new ones', async () => {
  const [one, two] = [await material('旧讲稿.pdf'), await material('新讲稿.pdf')]
  await publishWith([one])
  const sessionId = await branchPublishes()
  setClock('02 10:00:00')
  expect((await publishWith([two], 1)).reply).toMatchObject({ ok: true })
  const names = async (openid: string, id: string) =>
    (await mustCallAs(openid, 'material.list', { sessionId: id })).materials.map(({ name }) => name)
  expect(await names('o-li', sessionId)).toEqual(['旧讲稿'])
  const parts = { lesson: packFor(month, 0).lesson[0]!.title, film: '片', practice: '实践' }
  const later = { ...themeDay, branchId: 'sibling', parts }
  const sibling = await mustCallAs('o-siblingSecretary', 'themeDay.publish', later)
  expect(await names('o-siblingSecretary', sibling.sessionId)).toEqual(['新讲稿'])
  const { reply } = await callAs('o-li', 'material.open', { sessionId, fileId: two.fileId })
  expect(reply).toMatchObject({ code: 'MATERIAL_GONE' })
})

test('whoever took something else, or cancelled, has none', async () => {
  const file = await material('讲稿.pdf')
  await publishWith([file])
  const sessionId = await branchPublishes({ lesson: '支部自己讲' })
  expect(await mustCallAs('o-li', 'material.list', { sessionId })).toEqual({ materials: [] })
  expect((await callAs('o-li', 'material.open', { sessionId, fileId: file.fileId })).reply).toMatchObject({
    code: 'MATERIAL_GONE',
  })
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '抢险' })
  const again = await branchPublishes()
  expect((await mustCallAs('o-li', 'material.list', { sessionId: again })).materials).toHaveLength(1)
  expect(await mustCallAs('o-li', 'material.list', { sessionId })).toEqual({ materials: [] })
})

test.each([
  ['o-li', 'branch', true],
  ['o-secretary', 'branch', true],
  ['o-unitOrganiser', 'branch', true],
  ['o-siblingSecretary', 'branch', false],
  ['o-foreignMember', 'branch', false],
])('%s opens a material of %s: %s', async (openid, _branch, allowed) => {
  const file = await material('讲稿.pdf')
  await publishWith([file])
  const sessionId = await branchPublishes()
  const answers = [
    await callAs(openid, 'material.list', { sessionId }),
    await callAs(openid, 'material.open', { sessionId, fileId: file.fileId }),
  ]
  expect(answers.map(({ reply }) => (reply.ok ? true : reply.code))).toEqual(Array(2).fill(allowed || 'FORBIDDEN'))
})

test.each(['o-unitOrganiser', 'o-secretary', 'o-li', 'o-administrator'])('%s uploads none', async (openid) => {
  const fileId = await uploaded('讲稿.pdf')
  expect((await begin({}, openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
  expect((await callAs(openid, 'material.check', { fileId })).reply).toMatchObject({ code: 'FORBIDDEN' })
})
