/** Sentences made of known values only: what is read and absent turns into a question. */
import { instantOf, isDay, weekdayOf } from './calendar'

/** from: the field a value was taken from; null for the words between. */
export interface Piece {
  text: string
  from: string | null
}

export interface Sentence<S extends string> {
  section: S
  text: string
  from: string[]
  pieces: Piece[]
}

export interface Gap {
  field: string
  question: string
}

/** A value and its field; null if it is not known, and then no sentence uses it. */
export type Known = { text: string; from: string } | null

/** null if one of the values is not known: then there is no such sentence. */
type Said = Piece[] | null

export function words(between: TemplateStringsArray, ...values: Known[]): Said {
  const known = values.filter((value) => value !== null)
  if (known.length < values.length) return null
  const pieces = between.flatMap((text, index): Piece[] => [{ text, from: null }, ...known.slice(index, index + 1)])
  return pieces.filter(({ text }) => text !== '')
}

/** A full stop alone says nothing. */
const isEmpty = /^[\s。；;，,.、！!？?…]*$/

/** Reading an absent field is what asks for it, so that no sentence can be left out without a question. */
export class Composer<S extends string> {
  readonly sentences: Sentence<S>[] = []
  readonly missing: Gap[] = []

  ask(field: string, question: string): null {
    if (!this.missing.some((gap) => gap.field === field)) this.missing.push({ field, question })
    return null
  }

  text(from: string, value: string | null | undefined, question: string): Known {
    return value && !isEmpty.test(value) ? { text: value.trim(), from } : this.ask(from, question)
  }

  count(from: string, value: number | null | undefined, question: string): Known {
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0
    return isCount ? { text: String(value), from } : this.ask(from, question)
  }

  /** 2026年11月5日（星期四） */
  day(from: string, value: string | null | undefined, question: string): Known {
    if (!value || !isDay(value)) return this.ask(from, question)
    const [year, month, date] = value.split('-').map(Number)
    return { text: `${year}年${month}月${date}日（${weekdayOf(instantOf(value))}）`, from }
  }

  time(from: string, value: string | null | undefined, question: string): Known {
    return value && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? { text: value, from } : this.ask(from, question)
  }

  list<T>(field: string, value: readonly T[] | null | undefined, question: string): readonly T[] {
    return value ?? this.ask(field, question) ?? []
  }

  into(section: S) {
    return (said: Said): void => {
      if (!said) return
      const from = said.flatMap((piece) => (piece.from === null ? [] : [piece.from]))
      const text = said.map((piece) => piece.text).join('')
      this.sentences.push({ section, text, from: [...new Set(from)], pieces: said })
    }
  }
}
