/** Fills a template that a party office may edit in Word or WPS: {branch} for a text, {#sections}…{/sections} for a list. */
import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import { AppError } from '#domain/errors'

/** The record of one branch's theme day, in words; what it says was composed elsewhere. */
export interface RecordDocument {
  branch: string
  unit: string
  title: string
  day: string
  time: string
  place: string
  host: string
  recorder: string
  sections: readonly { heading: string; sentences: readonly { text: string }[] }[]
  attendanceTable: readonly { name: string; status: string; note: string }[]
  version: number
  ruleVersion: string
  printedAt: string
}

/** No record may go without these; of the others an office may strike out any. */
const required = ['branch', 'title', 'day', 'text', 'name', 'status', 'version', 'ruleVersion']
const optional = ['unit', 'time', 'place', 'host', 'recorder', 'heading', 'note', 'printedAt']
const lists = ['sections', 'sentences', 'attendanceTable']

export function writeDocx(template: Buffer, data: RecordDocument): Buffer {
  const placeholders = new Set<string>()
  const misplaced = new Set<string>()
  const document = opened(template, placeholders, misplaced)
  const told = wrongIn(placeholders, fullTextOf(document))
  if (told) throw broken(told)
  blamed(() => document.render(data))
  const [stray] = misplaced
  if (stray) throw broken(`{${stray}} 不在它所属的列表之内`)
  return document.toBuffer({ compression: 'DEFLATE' })
}

type Document = Docxtemplater<PizZip>

function opened(template: Buffer, placeholders: Set<string>, misplaced: Set<string>): Document {
  const collector: DXT.Module = {
    name: 'collector',
    postparse: (parts) => {
      for (const { type, raw, value } of parts) if (type === 'placeholder') placeholders.add((raw ?? value).trim())
      return parts
    },
  }
  return blamed(
    () =>
      new Docxtemplater(new PizZip(template), {
        paragraphLoop: true,
        linebreaks: true,
        // the log would show what people wrote
        errorLogging: false,
        // no way to other braces than { }
        syntax: { changeDelimiterPrefix: null },
        parser: (tag) => ({ get: (scope, { num }) => valueOf(scope, tag.trim(), num === 0 ? misplaced : null) }),
        modules: [collector],
      }),
  )
}

/** Asked for each scope in turn, the innermost first; only what the data own counts. */
function valueOf(scope: Record<string, unknown>, tag: string, misplaced: Set<string> | null): unknown {
  if (!Object.hasOwn(scope, tag)) {
    misplaced?.add(tag)
    return misplaced ? '' : undefined
  }
  const value = scope[tag]
  return typeof value === 'string' ? value.replace(unprintable, '') : value
}

/** As for cells, see domain/sheet.ts, but lines may break. Most of these no XML may hold: Word would refuse the file. */
const unprintable = /(?!\n)[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/gu

/** Headers and footers included. */
const fullTextOf = (document: Document) => document.targets.map((path) => document.getFullText(path)).join('\n')

function wrongIn(placeholders: ReadonlySet<string>, fullText: string): string | null {
  const unknown = [...placeholders].find((placeholder) => !isKnown(placeholder))
  if (unknown !== undefined) return `不认识 {${unknown}}`
  // as a Chinese keyboard has them, where nobody sees the difference
  const [wide] = /｛\s*[#^/]?\s*\w+\s*｝/.exec(fullText) ?? []
  if (wide) return `${wide} 的括号是全角的，应为 { }`
  const missing = required.find((tag) => !placeholders.has(tag))
  return missing ? `缺少 {${missing}}` : null
}

/** A text as itself or as a condition, a list as a loop only; nothing that takes XML from the data. */
function isKnown(placeholder: string): boolean {
  const [, sign, tag = ''] = /^([#^/]?)\s*(\w*)$/.exec(placeholder) ?? []
  if (sign === '/' && tag === '') return true
  return required.includes(tag) || optional.includes(tag) || (sign !== '' && lists.includes(tag))
}

/** Whatever the library stumbles over is the template's fault: the data were checked by their types. */
function blamed<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const [first] = isTemplateError(error) ? (error.properties.errors ?? [error]) : []
    throw broken(first ? sentenceOf(first.properties) : '文件打不开，应为 docx')
  }
}

/** As the library throws it: one finding, or several within one. */
interface TemplateError extends Error {
  properties: Finding & { errors?: TemplateError[] }
}
interface Finding {
  id?: string
  xtag?: string
  openingtag?: string
  closingtag?: string
}
const isTemplateError = (error: unknown): error is TemplateError => error instanceof Error && 'properties' in error

function sentenceOf({ id, xtag, openingtag, closingtag }: Finding): string {
  if (id === 'unclosed_loop') return `{#${xtag}} 没有对应的 {/${xtag}}`
  if (id === 'unopened_loop') return `{/${xtag}} 没有对应的 {#${xtag}}`
  if (openingtag) return `{#${openingtag}} 与 {/${closingtag}} 不配对`
  if (!xtag) return '文件打不开，应为 docx'
  return `${xtag.slice(0, 30)} ${id?.endsWith('_tag') ? '处的括号不成对' : '的位置不对'}`
}

const broken = (what: string) => new AppError('TEMPLATE_BROKEN', `记录模板有误：${what}，请改好模板再试`)
