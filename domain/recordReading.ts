/** A record as whoever was invited reads it: who was on leave, stayed away or was taught afterwards is his own business. */
import type { RecordFacts, RecordSection } from './record'
import type { Sentence } from './sentence'

type Told = Pick<Sentence<RecordSection>, 'section' | 'text'>

/** Numbers in place of names. */
function numbersOf({ attendance, makeups }: RecordFacts): string[] {
  const counted: [string, number][] = [
    ['请假', attendance?.leave?.length ?? 0],
    ['未到', attendance?.absent?.length ?? 0],
    ['补课或送学', makeups?.length ?? 0],
  ]
  return counted.flatMap(([what, count]) => (count ? [`${what}${count}人。`] : []))
}

const named = /^(attendance\.(leave|absent)|makeups)(\.|$)/

export function withoutAbsentees(sentences: readonly Sentence<RecordSection>[], facts: RecordFacts): Told[] {
  const kept = sentences.filter(({ from }) => !from.some((field) => named.test(field)))
  const told = kept.map(({ section, text }): Told => ({ section, text }))
  const numbers = numbersOf(facts).map((text): Told => ({ section: 'attendance', text }))
  const lastOf = told.map(({ section }) => section).lastIndexOf('attendance')
  return [...told.slice(0, lastOf + 1), ...numbers, ...told.slice(lastOf + 1)]
}
