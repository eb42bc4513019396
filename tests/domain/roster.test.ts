import { findHeader, identityOf, readDate, readRoster, withoutStrangers } from '#domain/roster'

const header = [
  '序号',
  '所属党委',
  '所在党支部',
  '姓名',
  '性别',
  '出生日期',
  '人员类别',
  '入党日期',
  '党内职务',
  '工作岗位',
  '联系电话',
  '备注',
]
const line = (changes: Partial<Record<number, string>> = {}) => {
  const cells = [
    '1',
    '长沙分公司党委',
    '沪昆站党支部',
    '卢衡',
    '女',
    '1985-04-28',
    '正式党员',
    '2011-06-23',
    '党支部书记',
    '收费员',
    '',
    '',
  ]
  for (const [index, value] of Object.entries(changes)) cells[Number(index)] = value!
  return cells
}
const problemsOf = (...lines: string[][]) =>
  readRoster([header, ...lines]).problems.map(({ line: at, column, code }) => `${at} ${column} ${code}`)

test('a line becomes a person', () => {
  expect(readRoster([['党员名册'], header, line({ 11: '借调' })]).people).toEqual([
    {
      line: 3,
      unit: '长沙分公司党委',
      branch: '沪昆站党支部',
      name: '卢衡',
      stage: 'full',
      joined: '2011-06-23',
      birth: '1985-04-28',
      birthMonth: '1985-04',
      duty: 'secretary',
      job: '收费员',
      marks: ['seconded'],
    },
  ])
})

test('no phone number, no day of birth beyond identifying, no identity number is a field of a person', () => {
  const [person] = readRoster([header, line({ 10: '13800000000' })]).people
  expect(JSON.stringify(person)).not.toContain('13800000000')
})

test('columns are found by their headings, in any order and below titles', () => {
  const turned = [['湖南高速集团党员名册'], [], [...header].reverse(), [...line()].reverse()]
  expect(findHeader(turned)?.headerLine).toBe(3)
  expect(readRoster(turned).people[0]).toMatchObject({ name: '卢衡', branch: '沪昆站党支部' })
})

test('full-width digits and stray blanks are forgiven', () => {
  const [person] = readRoster([header, line({ 3: ' 卢　衡 ', 5: '１９８５－０４－２８' })]).people
  expect(person).toMatchObject({ name: '卢衡', birth: '1985-04-28' })
})

test.each([
  ['1985-04-28', '1985-04-28'],
  ['1985/4/8', '1985-04-08'],
  ['1985.4.8', '1985-04-08'],
  ['1985年4月8日', '1985-04-08'],
  ['19850408', '1985-04-08'],
  ['1985年4月', '1985-04-01'],
  ['1985.04', '1985-04-01'],
  ['1985-02-30', null],
  ['1985-13', null],
  ['85-4-8', null],
  ['不详', null],
])('the date %j is read as %j', (text, day) => {
  expect(readDate(text)).toBe(day)
})

test.each([
  ['a missing name', [line({ 3: '' })], ['2 姓名 EMPTY']],
  ['a missing branch', [line({ 2: '  ' })], ['2 所在党支部 EMPTY']],
  ['an unknown stage', [line({ 6: '群众' })], ['2 人员类别 UNKNOWN_VALUE']],
  ['a date that does not exist', [line({ 7: '2011-02-30' })], ['2 入党日期 BAD_DATE']],
  ['an identity number anywhere', [line({ 11: '', 10: '430102198504281234' })], ['2 第 11 列 ID_NUMBER']],
  ['a formula', [line({ 9: '=HYPERLINK("x")' })], ['2 第 10 列 FORMULA']],
  ['a text without end', [line({ 9: '岗'.repeat(41) })], ['2 工作岗位 TOO_LONG']],
  ['the same person twice', [line(), line({ 2: '别的党支部' })], ['3 姓名 DUPLICATE']],
  ['a prototype for a stage', [line({ 6: 'constructor' })], ['2 人员类别 UNKNOWN_VALUE']],
])('%s is told by line and column', (_what, lines, expected) => {
  expect(problemsOf(...lines)).toEqual(expected)
})

test('a sheet without headings is refused as a whole', () => {
  expect(readRoster([['甲', '乙'], line()]).problems).toEqual([{ line: 1, column: '', code: 'HEADER_MISSING' }])
})

test('empty lines are passed over and lines keep their numbers', () => {
  expect(readRoster([header, [], line(), ['', ' '], line({ 3: '王' })]).people.map((person) => person.line)).toEqual([
    3, 5,
  ])
})

test('who moves to another branch is still the same person', () => {
  const [before, after] = [line(), line({ 1: '株洲分公司党委', 2: '别的党支部' })].map(
    (row) => readRoster([header, row]).people[0]!,
  )
  expect(identityOf(before!)).toEqual(identityOf(after!))
})

test('a day that lost its format is the count that Excel keeps', () => {
  expect(['42186', '1', '99999', '4218'].map(readDate)).toEqual(['2015-07-01', null, null, null])
})

test('what nobody asked for is not kept, but what must be refused stays refused', () => {
  const rows = [
    ['名册', '13800000000'],
    ['电话', '姓名', '人员类别', '所在党支部', '所属党委', '证件'],
    ['13800000000', '甲'.repeat(300), '正式党员', '一支部', '长沙', '430101198504281234'],
    ['=1+1', '身份证430101198504281234', '正式党员', '一支部', '长沙', ''],
    ['', '', '', '', '', ''],
  ]
  const kept = withoutStrangers(rows)!
  expect(kept[0]).toEqual([])
  expect(kept[1]).toEqual(['', '姓名', '人员类别', '所在党支部', '所属党委'])
  expect(kept[2]).toEqual(['', '甲'.repeat(200), '正式党员', '一支部', '长沙', '0'.repeat(18)])
  expect(kept[3]?.slice(0, 2)).toEqual(['=', '0'.repeat(18)])
  expect(kept[4]).toEqual([])
  const told = ({ problems }: ReturnType<typeof readRoster>) => problems.map(({ line: at, code }) => [at, code])
  expect(told(readRoster(kept))).toEqual(
    expect.arrayContaining([
      [3, 'TOO_LONG'],
      [3, 'ID_NUMBER'],
      [4, 'FORMULA'],
    ]),
  )
  expect(withoutStrangers([['甲']])).toBeNull()
})

test('who joins the party is still the same person; namesakes of equally named branches are two', () => {
  const target = line({ 6: '发展对象', 7: '' })
  const [before, after] = [target, line({ 6: '预备党员', 7: '2026-07-01' })].map(
    (row) => readRoster([header, row]).people[0]!,
  )
  expect(identityOf(before!)).toEqual(identityOf(after!))
  const undated = { 5: '', 7: '' }
  expect(problemsOf(line(undated), line({ ...undated, 1: '株洲分公司党委' }))).toEqual([])
})
