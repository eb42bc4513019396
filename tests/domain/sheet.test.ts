import { CELL_CAP, guardedRow, guardedText } from '#domain/sheet'

test.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ['\tx', "'x"],
  ['\rx', "'x"],
  ['\0x', "'x"],
  ['\u0001=1', "'=1"],
  ['\u202e=1', "'=1"],
  ['\ud800=1', "'=1"],
  ['\ufffd=1', "'=1"],
  ['\nx', 'x'],
  ['', ''],
  [' =1', ' =1'],
  ['1+1', '1+1'],
  ['a=1', 'a=1'],
  ["'=1", "'=1"],
  ['张 三', '张 三'],
  ['卢\u200d衡', '卢\u200d衡'],
  ['\u{20BB7}野家', '\u{20BB7}野家'],
  ['a\0b\tc', 'abc'],
])('%j stands in a cell as %j', (text, guarded) => {
  expect(guardedText(text)).toBe(guarded)
})

test('a cell holds so much and no half letter at its end', () => {
  expect(guardedText('x'.repeat(40_000))).toHaveLength(CELL_CAP)
  expect(guardedText(`=${'x'.repeat(40_000)}`)).toHaveLength(CELL_CAP)
  expect(guardedText(`${'x'.repeat(CELL_CAP - 1)}😀`)).toBe('x'.repeat(CELL_CAP - 1))
})

test('guarding twice changes nothing more', () => {
  for (const text of ['=1', '\t=1', '\ud800']) expect(guardedText(guardedText(text))).toBe(guardedText(text))
})

test('numbers stay numbers, negative ones too', () => {
  expect(guardedRow([-1, '-1', 0])).toEqual([-1, "'-1", 0])
})
