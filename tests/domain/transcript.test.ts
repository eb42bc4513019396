import { readFileSync } from 'node:fs'
import { cuesFrom, lengthWords, transcriptOf, transcriptProblem } from '#domain/transcript'

test('without times the lines are spread over the length, by what there is to say', () => {
  expect(cuesFrom('先把灯开亮。\n再把话说清。', 60)).toEqual([
    { at: 0, text: '先把灯开亮。' },
    { at: 30, text: '再把话说清。' },
  ])
  const [, second, third] = cuesFrom('一二三\n一二三四五六\n一', 100)
  expect([second!.at, third!.at]).toEqual([30, 90])
})

test('a written time holds, and those without one lie between their neighbours', () => {
  const text = '开头\n[0:10] 甲甲\n乙乙\n【1：30.5】丙丙\n丁丁'
  expect(cuesFrom(text, 100.5).map(({ at }) => at)).toEqual([0, 10, 50.25, 90.5, 95.5])
})

test('blank lines, blanks around and Windows line ends are nothing to say', () => {
  expect(cuesFrom('  甲 \r\n\r\n[00:05]\r\n [00:08]  乙\r', 10)).toEqual([
    { at: 0, text: '甲' },
    { at: 8, text: '乙' },
  ])
  expect(cuesFrom('', 10)).toEqual([])
  expect(cuesFrom('\n \n', 10)).toEqual([])
})

test('brackets that hold no time are text', () => {
  expect(cuesFrom('[掌声] 谢谢', 10)).toEqual([{ at: 0, text: '[掌声] 谢谢' }])
})

test.each([
  ['[00:20] 甲\n[00:10] 乙', /^文稿第 2 行的时间不对/, true],
  ['甲\n\n[01:01] 乙', /^文稿第 3 行的时间不对/, true],
  ['[999:00] 甲', /^文稿第 1 行的时间不对/, false],
  [`甲\n${'长'.repeat(121)}`, /^文稿第 2 行超过 120 字/, false],
  [Array.from({ length: 401 }, () => '甲').join('\n'), /最多 400 行，现在有 401 行/, false],
])('%#: what is wrong is told by its line', (text, sentence, isWhole) => {
  expect(transcriptProblem(text, 60)).toEqual({ sentence: expect.stringMatching(sentence), isWhole })
})

test.each(['', '甲', `${'长'.repeat(120)}`, '[00:00] 甲\n[01:00] 乙', Array(400).fill('甲').join('\n')])(
  'within the limits nothing is wrong',
  (text) => expect(transcriptProblem(text, 60)).toBeNull(),
)

test('the transcripts of the demo are read back as they were', () => {
  const recorded: Record<string, { seconds: number; cues: { at: number; text: string }[] }> = JSON.parse(
    readFileSync('scripts/demo/courses/media/index.json', 'utf8'),
  )
  expect(Object.keys(recorded).length).toBeGreaterThan(10)
  for (const { seconds, cues } of Object.values(recorded)) {
    expect(cuesFrom(transcriptOf(cues), seconds)).toEqual(cues)
    expect(transcriptProblem(transcriptOf(cues), seconds)).toBeNull()
  }
})

test('a time is written short where it is whole', () => {
  const at = [5, 5.03, 59.999, 600, 3725.5]
  expect(transcriptOf(at.map((second) => ({ at: second, text: '甲' }))).split('\n')).toEqual([
    '[00:05] 甲',
    '[00:05.03] 甲',
    '[01:00] 甲',
    '[10:00] 甲',
    '[62:05.50] 甲',
  ])
})

test.each([
  [76.28, '1 分 16 秒'],
  [60, '1 分'],
  [59.6, '1 分'],
  [7, '7 秒'],
  [0.2, '不到 1 秒'],
])('%p seconds are %p', (seconds, words) => expect(lengthWords(seconds)).toBe(words))
