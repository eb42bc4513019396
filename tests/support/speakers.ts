/** One speaker with whatever they do, for tests that are about them. */
import type { Input } from '#types/contract'
import type { Stop } from '../../cloudfunctions/shared/documents'
import { givenSpeakers, givenStops, speakerOf, stopOf } from './tours'

export const zhou = 'o-zhou'

/** As an entry is typed. */
export const entryOf = (more: Partial<Input<'speaker.save'>> = {}): Input<'speaker.save'> => ({
  ...{ team: 'youth', level: 'group', intro: '一线收费班长', topics: ['safety', 'theory'], home: 'changsha' },
  ...{ regions: ['changsha', 'zhuzhou'], monthlyLimit: null },
  ...more,
})

/** Over in November, and counted. */
const heldStop = (n: number): Stop =>
  stopOf(100 + n, {
    ...{ start: Date.parse('2026-10-01T09:00:00+08:00') + n * 3_600_000 },
    ...{ end: Date.parse('2026-10-01T10:00:00+08:00') + n * 3_600_000 },
    result: { present: 30, headCount: 31, speakers: [{ id: 'm-zhou', name: 'zhou', team: 'youth' }] },
  })

/** The office, zhou with so many stops in December, some more who are confirmed, and what zhou has held. */
export async function givenSpeaking({ stops = 2, others = 0, held = 0 } = {}): Promise<void> {
  const more = Array.from({ length: others }, (_one, index) => speakerOf(`other${String(index).padStart(2, '0')}`))
  await givenSpeakers(speakerOf('zhou'), ...more)
  const ahead = Array.from({ length: stops }, (_one, index) => stopOf(index + 1))
  const past = Array.from({ length: held }, (_one, index) => heldStop(index))
  const who = { who: ['m-zhou'], yes: ['m-zhou'], left: 0 }
  await givenStops(
    ...ahead.map((stop): [Stop, object] => [stop, who]),
    ...past.map((stop): [Stop, object] => [stop, { ...who, released: true }]),
  )
}
