/** The record as it would read now: the sentences of the cloud's own rule, made again at every answer. */
import { dayOf, timeOf } from '#domain/calendar'
import { composeRecord, type RecordFacts, type RecordSection, recordSections } from '#domain/record'
import type { Gap, Piece } from '#domain/sentence'
import type { Entered, RecordView, Step } from './draft'

export interface Said {
  section: RecordSection
  pieces: Piece[]
}

/** Who came and what was made up for the cloud alone knows; those sentences are taken as they are. */
const fromCloud: readonly RecordSection[] = ['attendance', 'footer']

const sectionsOfFields: Record<string, RecordSection> = {
  agenda: 'agenda',
  decisions: 'decisions',
  takeAways: 'takeAways',
  attendance: 'attendance',
  makeups: 'attendance',
  ruleVersion: 'footer',
}

export const sectionOf = ({ field }: Gap): RecordSection => sectionsOfFields[field.split('.')[0] ?? ''] ?? 'basics'

const stepsOfSections: Partial<Record<RecordSection, Step>> = {
  basics: 'people',
  agenda: 'agenda',
  decisions: 'decisions',
  takeAways: 'takeAways',
}

export const stepOf = (section: RecordSection): Step | null => stepsOfSections[section] ?? null

export function composedWith(view: RecordView, entered: Entered): { said: Said[]; missing: Gap[] } {
  const own = composeRecord(factsOf(view, entered), view.session.kind)
  const isOwn = (section: RecordSection) => !fromCloud.includes(section)
  const said: Said[] = [
    ...own.sentences.filter(({ section }) => isOwn(section)),
    ...view.sentences
      .filter(({ section }) => !isOwn(section))
      .map(({ section, text }) => ({ section, pieces: [{ text, from: null }] })),
  ]
  const missing = [
    ...own.missing.filter((gap) => isOwn(sectionOf(gap))),
    ...view.missing.filter((gap) => !isOwn(sectionOf(gap))),
  ]
  const order = (section: RecordSection) => recordSections.indexOf(section)
  return {
    said: said.sort((a, b) => order(a.section) - order(b.section)),
    missing: missing.sort((a, b) => order(sectionOf(a)) - order(sectionOf(b))),
  }
}

function factsOf({ session, branch, takeAways, ruleVersion }: RecordView, entered: Entered): RecordFacts {
  return {
    branch,
    day: dayOf(session.start),
    start: timeOf(session.start),
    end: timeOf(session.end),
    place: session.place,
    title: session.title,
    host: entered.host,
    recorder: entered.recorder,
    agenda: session.agenda.flatMap(({ part, title }, index) => {
      const { held = null, lecturer = null } = entered.agenda[index] ?? {}
      const proposed = part === 'lesson' ? (session.lecturer?.name ?? null) : null
      return part ? [{ part, title, held, lecturer: lecturer ?? proposed }] : []
    }),
    attendance: null,
    decisions: entered.decisions,
    takeAways: chosen(takeAways, entered.takeAwaysOf),
    makeups: [],
    ruleVersion,
  }
}

/** Where nobody has given any, there is nothing to choose. */
function chosen(given: RecordView['takeAways'], of: Entered['takeAwaysOf']): RecordFacts['takeAways'] {
  if (of === null) return given.length ? null : []
  return given.flatMap(({ memberId, name, texts }) =>
    of.includes(memberId) ? texts.map((text) => ({ name, text })) : [],
  )
}
