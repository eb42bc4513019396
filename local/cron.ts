import { Cron as Pattern } from 'croner'

/** A timer's times: second minute hour day month weekday year, in UTC+8; day and weekday are joined by "or". */
export interface Cron {
  text: string
  /** The first time after this instant; null: never again. */
  after(instant: number): number | null
}

const PART = '(\\*|([0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?)(/[0-9]+)?'
const FIELD = new RegExp(`^${PART}(,${PART})*$`)

/** Takes WeChat's seven fields with `, - * /` only; other cron dialects are refused. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`"${text}": a timer has seven fields, from second to year`)
  if (!fields.every((field) => FIELD.test(field)))
    throw new Error(`"${text}": only numbers, names and , - * / are allowed`)
  const pattern = new Pattern(fields.join(' '), { timezone: 'Asia/Shanghai', mode: '7-part', paused: true })
  return { text, after: (instant) => pattern.nextRun(new Date(instant))?.getTime() ?? null }
}
