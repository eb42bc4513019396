/** 一月一课一片一实践: what the group lays ready for a month, once for every branch. */
import { addMonths, isDay, monthOf } from './calendar'
import type { ErrorCode } from './errors'
import type { MaterialKind } from './material'
import type { Rules } from './rulePack'
import { themeDayParts } from './session'

/** 一课, 一片, 一实践, and the month's 案例, without which a pack is complete too. */
export const packParts = [...themeDayParts, 'case'] as const
export type PackPart = (typeof packParts)[number]

export const partNames: Record<PackPart, string> = { lesson: '一课', film: '一片', practice: '一实践', case: '案例' }

/** Either an uploaded file or a course of the course centre. Of a file that was never checked, or is gone, the kind is not known. */
export interface Material {
  name: string
  fileId: string | null
  courseId: string | null
  kind: MaterialKind | null
  /** Bytes. */
  size: number | null
}

export interface Alternative {
  title: string
  summary: string
  materials: Material[]
}

export interface PackDraft {
  month: string
  /** The month's theme. */
  title: string
  lesson: Alternative[]
  film: Alternative[]
  practice: Alternative[]
  case: Alternative[] | null
}

/** What was published stays as it was; a revision is a version beside it. */
export interface PackVersion extends PackDraft {
  version: number
  publishedAt: number
}

/** What the form lets one type; the contract counts the same. */
export const packLimits = { theme: 24, title: 40, summary: 120, alternatives: 2, materials: 5 } as const

export interface Missing {
  /** 'lesson.0.title' */
  field: string
  sentence: string
}

const lengthOf = (text: string) => [...text.trim()].length

function missingLine(field: string, text: string, { what, max }: { what: string; max: number }): Missing[] {
  if (lengthOf(text) === 0) return [{ field, sentence: `${what}还没有填写，请补上` }]
  return lengthOf(text) > max ? [{ field, sentence: `${what}超过 ${max} 字，请缩短` }] : []
}

function missingInMaterials(field: string, what: string, materials: readonly Material[]): Missing[] {
  const { materials: most } = packLimits
  if (materials.length > most) return [{ field, sentence: `${what}的资料超过 ${most} 份，请删去多余的` }]
  return materials.flatMap(({ name, fileId, courseId, kind }, index) => {
    const which = `${what}的第 ${index + 1} 份资料`
    const at = `${field}.${index}`
    if (lengthOf(name) === 0) return [{ field: `${at}.name`, sentence: `${which}没有名称，请补上` }]
    const isOne = (fileId === null) !== (courseId === null)
    if (!isOne) return [{ field: at, sentence: `${which}应是一个文件或一门课程，请重新选择` }]
    const isThere = fileId === null || kind !== null
    return isThere ? [] : [{ field: at, sentence: `${which}“${name}”没有传完或已过期，请删去以后重新上传` }]
  })
}

/** All files of a pack, each once. */
export const filesIn = (draft: Omit<PackDraft, 'month'>): string[] => [
  ...new Set(
    packParts.flatMap((part) =>
      (draft[part] ?? []).flatMap(({ materials }) => materials.flatMap(({ fileId }) => fileId ?? [])),
    ),
  ),
]

function missingInPart(part: PackPart, choices: readonly Alternative[]): Missing[] {
  const name = partNames[part]
  const { alternatives, title, summary } = packLimits
  if (choices.length !== alternatives) {
    return [{ field: part, sentence: `${name}应有 ${alternatives} 个备选，现在是 ${choices.length} 个，请补齐或删去` }]
  }
  const missing = choices.flatMap((choice, index) => {
    const [field, what] = [`${part}.${index}`, `${name}备选 ${index + 1} `]
    return [
      ...missingLine(`${field}.title`, choice.title, { what: `${what}的题目`, max: title }),
      ...missingLine(`${field}.summary`, choice.summary, { what: `${what}的简介`, max: summary }),
      ...missingInMaterials(`${field}.materials`, what, choice.materials),
    ]
  })
  const titles = new Set(choices.map((choice) => choice.title.trim()))
  if (missing.length || titles.size === alternatives) return missing
  return [{ field: part, sentence: `${name}的两个备选题目相同，请改成不同的内容` }]
}

/** All that stands between the draft and its publishing, in the order of the form. */
export function missingIn(draft: PackDraft): Missing[] {
  return [
    ...missingLine('title', draft.title, { what: '本月主题', max: packLimits.theme }),
    ...packParts.flatMap((part) => {
      const choices = draft[part]
      return choices === null ? [] : missingInPart(part, choices)
    }),
  ]
}

export function refusePackPublish({ MP }: Rules, draft: PackDraft, now: number): ErrorCode | null {
  if (!isDay(`${draft.month}-01`)) return 'PACK_MONTH'
  const current = monthOf(now)
  if (draft.month < current) return 'PACK_PAST'
  if (draft.month > addMonths(current, MP.monthsAhead)) return 'PACK_MONTH'
  return missingIn(draft).length ? 'PACK_INCOMPLETE' : null
}

const textOf = ({ month, title, ...draft }: PackDraft) =>
  JSON.stringify([
    month,
    title,
    ...packParts.map((part) =>
      draft[part]?.map((choice) => [
        choice.title,
        choice.summary,
        choice.materials.map(({ name, fileId, courseId }) => [name, fileId, courseId]),
      ]),
    ),
  ])

/** The same content, whatever version it bears: publishing that again changes nothing. */
export const isSamePack = (one: PackDraft, other: PackDraft) => textOf(one) === textOf(other)
