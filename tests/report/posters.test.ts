import { inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { givenCourse, givenPlace } from '../support/courses'
import { callAs, givenPeople, mustCallAs, rows, useWorld, world } from '../support/world'

useWorld()
beforeEach(givenPeople)

const codeAt = (index: number) => `code${String(index).padStart(4, '0')}`

async function givenPlaces(count: number): Promise<string[]> {
  const course = await givenCourse('course-1', { title: '雨雾天守住收费口', summary: '先做到灯亮，再做到人稳。' })
  const codes = Array.from({ length: count }, (_one, index) => codeAt(index))
  for (const code of codes) await givenPlace(code, course)
  return codes
}

interface Pdf {
  text: string
  pages: number
  /** Pictures as rows of grey pixels. */
  pictures: Buffer[][]
}

async function read(url: string): Promise<Pdf> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
  const text = bytes.toString('latin1')
  const pictures = [...text.matchAll(/\/Subtype \/Image[^]*?\/Height (\d+)[^]*?stream\n/g)].map((found) => {
    const from = found.index + found[0].length
    const pixels = inflateSync(bytes.subarray(from, bytes.indexOf('\nendstream', from)))
    const height = Number(found[1])
    // PNG keeps a byte of its own before each row
    return Array.from({ length: height }, (_row, y) => pixels.subarray(y * (height + 1) + 1, (y + 1) * (height + 1)))
  })
  return { text, pages: text.match(/\/Type \/Page\n/g)?.length ?? 0, pictures }
}

/** Whether the picture is the code of this text, module by module. */
function isCodeOf(picture: Buffer[], text: string): boolean {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const scale = picture.length / size
  const isDark = (x: number, y: number) => picture[Math.floor((y + 0.5) * scale)]![Math.floor((x + 0.5) * scale)]! < 128
  return data.every((row, y) => row.every((dark, x) => dark === isDark(x, y)))
}
const linkOf = (page: string, scene: string) => `${world().openapi.codes.origin}/#/${page}?scene=${scene}`

test('twenty to a sheet: a second page begins with the twenty-first, each card with the code of its place', async () => {
  const codes = await givenPlaces(21)
  const made = await mustCallAs('o-groupOrganiser', 'report.posters', { orgId: 'group', codes, layout: 'sheet' })
  const { text, pages, pictures } = await read(made.url)
  expect([made.pages, pages]).toEqual([2, 2])
  expect(pictures).toHaveLength(21)
  const page = 'subpackages/study/course/index'
  expect(pictures.map((picture, index) => isCodeOf(picture, linkOf(page, `c${codeAt(index)}`)))).toEqual(
    codes.map(() => true),
  )
  expect(isCodeOf(pictures[0]!, linkOf(page, `c${codeAt(1)}`))).toBe(false)
  // only the signs that occur travel along
  expect(text).toContain('/FontFile')
  expect(text.length).toBeLessThan(600_000)
  expect(rows('exports')).toMatchObject([{ what: 'report.posters', by: 'm-groupOrganiser' }])
})

test('single posters: one a page, also with a long title and signs that no font has', async () => {
  const title = '龘𠀀雨雾天收费站口安全值守与应急处置二十讲之第十九讲上'
  const course = await givenCourse('course-1', { title, summary: '说明'.repeat(60) })
  for (const code of ['codeAAAA', 'codeBBBB']) await givenPlace(code, course)
  const asked = { orgId: 'group', codes: ['codeAAAA', 'codeBBBB'], layout: 'single' as const }
  const made = await mustCallAs('o-groupOrganiser', 'report.posters', asked)
  expect([made.pages, (await read(made.url)).pages]).toEqual([2, 2])
})

test.each([
  ['unknown', 'PLACE_UNKNOWN'],
  ['anotherOrg', 'PLACE_UNKNOWN'],
  ['retired', 'PLACE_RETIRED'],
  ['retiredCourse', 'COURSE_RETIRED'],
] as const)('a code that is %s is not printed', async (what, code) => {
  const [fine] = await givenPlaces(1)
  const ofUnit = await givenCourse('course-2', { org: 'unit' })
  await givenPlace('codeUnit', ofUnit)
  await givenPlace('codeGone', await givenCourse('course-3'), true)
  await givenPlace('codeDone', await givenCourse('course-4', { state: 'retired' }))
  const odd = { unknown: 'codeNone', anotherOrg: 'codeUnit', retired: 'codeGone', retiredCourse: 'codeDone' }[what]
  const asked = { orgId: 'group', codes: [fine!, odd], layout: 'sheet' as const }
  expect((await callAs('o-groupOrganiser', 'report.posters', asked)).reply).toMatchObject({ ok: false, code })
  expect(rows('exports')).toEqual([])
})

test('the poster of a branch opens the sign-in page, under a scene that WeChat takes', async () => {
  const made = await mustCallAs('o-secretary', 'report.signInPoster', { branchId: 'branch' })
  const { pages, pictures } = await read(made.url)
  expect(pages).toBe(1)
  expect(isCodeOf(pictures[0]!, linkOf('pages/sign-in/index', 'pbranch'))).toBe(true)
})
