import { instantOf } from '#domain/calendar'
import {
  type Alternative,
  isSamePack,
  type Material,
  missingIn,
  type PackDraft,
  refusePackPublish,
} from '#domain/monthPack'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

const rules = rulesOn(currentPack, '2026-11-02')
const now = instantOf('2026-11-02', '09:00')

const file: Material = { name: '讲稿', fileId: 'cloud://a', courseId: null, kind: 'pdf', size: 9 }
const course: Material = { name: '录像', fileId: null, courseId: 'k1', kind: null, size: null }
const choice = (title: string, changes: Partial<Alternative> = {}): Alternative => ({
  title,
  summary: '十二分钟',
  materials: [file, course],
  ...changes,
})
const pack: PackDraft = {
  month: '2026-11',
  title: '守好一条路，温暖一程人',
  lesson: [choice('雨雾天怎样守住收费口'), choice('把窗口当成岗位第一课')],
  film: [choice('山路上的灯'), choice('一次投诉怎样变成改进')],
  practice: [choice('雨雾保通演练'), choice('走一段自己养护的路')],
  case: null,
}
const lesson = (changes: Partial<Alternative>): PackDraft => ({
  ...pack,
  lesson: [choice('雨雾天怎样守住收费口', changes), pack.lesson[1]!],
})
const fieldsOf = (draft: PackDraft) => missingIn(draft).map(({ field }) => field)
const long = (count: number) => '路'.repeat(count)

test('a whole pack misses nothing, with a case or without', () => {
  expect(missingIn(pack)).toEqual([])
  expect(missingIn({ ...pack, case: [choice('甲'), choice('乙')] })).toEqual([])
})

test.each([
  ['no theme', { ...pack, title: ' ' }, ['title']],
  ['a theme of 24', { ...pack, title: long(24) }, []],
  ['a theme of 25', { ...pack, title: long(25) }, ['title']],
  ['one film only', { ...pack, film: pack.film.slice(1) }, ['film']],
  ['three films', { ...pack, film: [...pack.film, choice('丙')] }, ['film']],
  ['no practice', { ...pack, practice: [] }, ['practice']],
  ['a case with one alternative', { ...pack, case: [choice('甲')] }, ['case']],
  ['a blank title', lesson({ title: '  ' }), ['lesson.0.title']],
  ['a title of 40', lesson({ title: long(40) }), []],
  ['a title of 41', lesson({ title: long(41) }), ['lesson.0.title']],
  ['40 signs of two units each', lesson({ title: '𠮷'.repeat(40) }), []],
  ['no summary', lesson({ summary: '' }), ['lesson.0.summary']],
  ['a summary of 120', lesson({ summary: long(120) }), []],
  ['a summary of 121', lesson({ summary: long(121) }), ['lesson.0.summary']],
  ['no material', lesson({ materials: [] }), []],
  ['five materials', lesson({ materials: Array(5).fill(file) }), []],
  ['six materials', lesson({ materials: Array(6).fill(file) }), ['lesson.0.materials']],
  ['a material without a name', lesson({ materials: [file, { ...file, name: '' }] }), ['lesson.0.materials.1.name']],
  ['a material without content', lesson({ materials: [{ ...file, fileId: null }] }), ['lesson.0.materials.0']],
  ['a file that nobody has checked', lesson({ materials: [{ ...file, kind: null }] }), ['lesson.0.materials.0']],
  ['a file that is a course too', lesson({ materials: [{ ...file, courseId: 'k1' }] }), ['lesson.0.materials.0']],
  ['twice the same', lesson({ title: ` ${pack.lesson[1]!.title} ` }), ['lesson']],
  [
    'several, in the order of the form',
    { ...lesson({ title: '', summary: '' }), title: '', practice: [] },
    ['title', 'lesson.0.title', 'lesson.0.summary', 'practice'],
  ],
])('%s', (_what, draft, fields) => {
  expect(fieldsOf(draft)).toEqual(fields)
  expect(refusePackPublish(rules, draft, now)).toBe(fields.length ? 'PACK_INCOMPLETE' : null)
})

test('what is missing is said so that one knows where to look', () => {
  expect(missingIn(lesson({ summary: '' }))).toEqual([
    { field: 'lesson.0.summary', sentence: '一课备选 1 的简介还没有填写，请补上' },
  ])
})

test.each([
  ['2026-10', 'PACK_PAST'],
  ['2026-11', null],
  ['2026-12', null],
  ['2027-01', null],
  ['2027-02', 'PACK_MONTH'],
  ['2026-13', 'PACK_MONTH'],
  ['', 'PACK_MONTH'],
])('published in November 2026 for %j: %s', (month, refusal) => {
  expect(refusePackPublish(rules, { ...pack, month }, now)).toBe(refusal)
})

test('the month ends at midnight in Beijing', () => {
  expect(refusePackPublish(rules, pack, instantOf('2026-12-01') - 1)).toBeNull()
  expect(refusePackPublish(rules, pack, instantOf('2026-12-01'))).toBe('PACK_PAST')
})

test('another number of months ahead changes the verdict, not the rule', () => {
  const next = { ...rules, MP: { monthsAhead: 0 } }
  expect(refusePackPublish(next, { ...pack, month: '2026-12' }, now)).toBe('PACK_MONTH')
})

test.each([
  ['itself', pack, true],
  ['a copy with its keys in another order', Object.fromEntries(Object.entries(pack).reverse()) as unknown, true],
  ['the same with a version', { ...pack, version: 3, publishedAt: 1 }, true],
  ['another month', { ...pack, month: '2026-12' }, false],
  ['another theme', { ...pack, title: '别的' }, false],
  ['the alternatives turned round', { ...pack, film: [...pack.film].reverse() }, false],
  ['another summary', lesson({ summary: '十三分钟' }), false],
  ['another material', lesson({ materials: [file] }), false],
  ['a file in place of a course', lesson({ materials: [file, { ...course, fileId: 'k1', courseId: null }] }), false],
  ['a case more', { ...pack, case: [choice('甲'), choice('乙')] }, false],
])('the same as %s: %s', (_what, other, is) => {
  expect(isSamePack(pack, other as PackDraft)).toBe(is)
})
