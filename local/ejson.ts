import { ObjectId } from 'bson'
import { invalid, unsupported } from './errors'

/** A value of the wire as the engine keeps it: plain objects, arrays, Date, RegExp, ObjectId, primitives. */
export type Doc = Record<string, unknown>

/** Names that would reach a prototype, also inside a dotted path; NUL ends a name in BSON. */
const HOSTILE_NAME = /(?:^|\.)(?:__proto__|constructor)(?:\.|$)|\0/
const MAX_DEPTH = 100
const UNSUPPORTED_TYPES = new Set(
  '$numberDecimal $binary $uuid $timestamp $minKey $maxKey $undefined $symbol $code $scope $dbPointer'.split(' '),
)

export function checkName(name: string): string {
  if (HOSTILE_NAME.test(name)) throw invalid(`the field name ${JSON.stringify(name)} is not allowed`)
  return name
}

/**
 * Wire text → value. `db.serverDate()` arrives as a placeholder and becomes `now` (epoch ms) plus its offset.
 * Throws WireError on anything that is not EJSON; `what` names the parameter in the message.
 */
export function decode(text: unknown, now: number, what = 'value', maxDepth = MAX_DEPTH): unknown {
  if (typeof text !== 'string') throw invalid(`${what} must be a string of EJSON`)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalid(`${what} is not valid EJSON`)
  }
  return revive(parsed, now, maxDepth)
}

function revive(value: unknown, now: number, levels: number): unknown {
  if (value === null || typeof value !== 'object') return value
  if (levels < 0) throw invalid(`the value is nested deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) return value.map((item) => revive(item, now, levels - 1))

  const source = value as Doc
  const names = Object.keys(source)
  const first = names[0]
  if (first?.startsWith('$')) {
    if (UNSUPPORTED_TYPES.has(first)) throw unsupported(`the EJSON type ${first}`)
    const reader = READERS[first]
    if (reader) {
      if (names.length > 1) throw invalid(`${first} does not stand alone`)
      return reader(source[first], now)
    }
  }
  const result: Doc = {}
  for (const name of names) result[checkName(name)] = revive(source[name], now, levels - 1)
  return result
}

type Reader = (content: unknown, now: number) => unknown

const READERS: Record<string, Reader | undefined> = Object.assign(Object.create(null) as Record<string, Reader>, {
  $numberInt: (content: unknown) => integer(content, '$numberInt'),
  $numberLong: (content: unknown) => integer(content, '$numberLong'),
  $numberDouble,
  $date,
  $oid,
  $regularExpression,
  $tcb_server_date,
})

function integer(content: unknown, type: string): number {
  if (typeof content !== 'string' || !/^-?\d{1,20}$/.test(content)) throw invalid(`${type} holds no integer`)
  return Number(content) + 0
}

function $numberDouble(content: unknown): number {
  const number = typeof content === 'string' && content.trim() ? Number(content) : NaN
  if (Number.isNaN(number) && content !== 'NaN') throw invalid('$numberDouble holds no number')
  return number + 0 // never -0
}

function $date(content: unknown): Date {
  const ms = typeof content === 'string' ? Date.parse(content) : revive(content, 0, 1)
  const date = new Date(typeof ms === 'number' ? ms : NaN)
  if (Number.isNaN(date.getTime())) throw invalid('$date holds no date')
  return date
}

function $oid(content: unknown): ObjectId {
  if (typeof content !== 'string' || !/^[0-9a-f]{24}$/i.test(content)) throw invalid('$oid is not 24 hex digits')
  return new ObjectId(content)
}

/** Flags unknown here (g of JavaScript, x and l of PCRE) are dropped. */
function $regularExpression(content: unknown): RegExp {
  const { pattern, options = '' } = (content ?? {}) as { pattern?: unknown; options?: unknown }
  if (typeof pattern !== 'string' || typeof options !== 'string') throw invalid('$regularExpression needs a pattern')
  try {
    return new RegExp(pattern, [...new Set(options.replace(/[^imsu]/g, ''))].join(''))
  } catch {
    throw invalid(`the regular expression /${pattern}/ is not valid`)
  }
}

function $tcb_server_date(content: unknown, now: number): Date {
  const { offset = 0 } = revive(content ?? {}, now, 1) as { offset?: unknown }
  if (typeof offset !== 'number') throw invalid('the offset of serverDate is not a number')
  return new Date(now + offset)
}

/** Value → text of an answer: plain numbers, ISO dates, ObjectIds as hex strings, as the SDK reads them. */
export const encode = (value: unknown): string => write(value, false)

/** Value → text that loses nothing, for the journal. */
export const encodeCanonical = (value: unknown): string => write(value, true)

function write(value: unknown, canonical: boolean): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return canonical ? writeNumber(value) : writePlainNumber(value)
  if (value === null || value === undefined) return 'null'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, canonical)).join()}]`
  if (value instanceof Date) return writeDate(value, canonical)
  if (value instanceof ObjectId) {
    return canonical ? `{"$oid":"${value.toHexString()}"}` : `"${value.toHexString()}"`
  }
  if (value instanceof RegExp) {
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.source)},"options":"${value.flags}"}}`
  }
  return writeObject(value as Doc, canonical)
}

function writeObject(value: Doc, canonical: boolean): string {
  let text = ''
  for (const name of Object.keys(value)) {
    const item = value[name]
    if (item !== undefined) text += `${text && ','}${JSON.stringify(name)}:${write(item, canonical)}`
  }
  return `{${text}}`
}

function writeNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 63) return `{"$numberDouble":"${value}"}`
  const isShort = value >= -(2 ** 31) && value < 2 ** 31
  return isShort ? `{"$numberInt":"${value + 0}"}` : `{"$numberLong":"${BigInt(value)}"}`
}

const writePlainNumber = (value: number) =>
  Number.isFinite(value) ? String(value + 0) : `{"$numberDouble":"${value}"}`

function writeDate(value: Date, canonical: boolean): string {
  const ms = value.getTime()
  const isReadable = !canonical && ms >= 0 && value.getUTCFullYear() <= 9999
  if (!isReadable) return `{"$date":{"$numberLong":"${ms}"}}`
  return `{"$date":"${value.toISOString().replace('.000Z', 'Z')}"}`
}
