import { DAY } from '#domain/calendar'
import { isDeskOpen, questionStates, refuseEnding } from '#domain/question'
import { refuseEvaluation, resultOf } from '#domain/evaluation'
import { MOST_NEEDS, needTopics } from '#domain/need'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

const rules = rulesOn(currentPack, '2026-11-05')
const [start, end] = [Date.parse('2026-11-05T15:00+08:00'), Date.parse('2026-11-05T17:00+08:00')]

test.each([
  [start - DAY - 1, false],
  [start - DAY, true],
  [end + DAY, true],
  [end + DAY + 1, false],
])('the desk is open from a day before to a day after: at %d %s', (now, open) => {
  expect(isDeskOpen({ start, end }, now)).toBe(open)
})

test('only what is open is ended, but an answer may be bettered', () => {
  const ends = questionStates.flatMap((state) =>
    questionStates.flatMap((to) => (to === 'open' ? [] : [[state, to, refuseEnding(state, to)] as const])),
  )
  const allowed = ends.filter(([, , refusal]) => refusal === null).map(([state, to]) => `${state} → ${to}`)
  expect(allowed).toEqual(['open → answered', 'open → merged', 'open → declined', 'answered → answered'])
})

test.each([
  [end - 1, 'EVALUATION_EARLY'],
  [end, null],
  [end + 7 * DAY, null],
  [end + 7 * DAY + 1, 'EVALUATION_OVER'],
])('an evaluation is given from the end to seven days after: at %d %s', (now, refusal) => {
  expect(refuseEvaluation({ start, end } as never, now)).toBe(refusal)
})

describe('the result', () => {
  const given = (clear: number, text = '') => ({ marks: { clear, useful: 3, arranged: 5 }, text })

  test('of four is a number of answers and nothing else', () => {
    expect(
      resultOf(
        rules,
        [1, 2, 3, 4].map((clear) => given(clear, '说明白些')),
      ),
    ).toEqual({
      answers: 4,
      tenths: null,
      texts: [],
    })
  })

  test('of five: averages in tenths, and what was written by its characters', () => {
    const answers = [given(5, '乙'), given(4), given(4, '丙'), given(4, '甲'), given(4)]
    expect(resultOf(rules, answers)).toEqual({
      answers: 5,
      tenths: { clear: 42, useful: 30, arranged: 50 },
      texts: ['乙', '丙', '甲'].sort(),
    })
  })

  test('does not tell in which order they were given', () => {
    const answers = ['五', '四', '三', '二', '一'].map((text, index) => given(index + 1, text))
    expect(resultOf(rules, [...answers].reverse())).toEqual(resultOf(rules, answers))
  })
})

test('needs: every topic once, and three are chosen at most', () => {
  expect(new Set(needTopics).size).toBe(needTopics.length)
  expect(MOST_NEEDS).toBe(3)
})
