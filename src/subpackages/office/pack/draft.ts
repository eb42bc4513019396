import * as v from 'valibot'
import { materialKinds } from '#domain/material'
import { type Alternative, type Material, packLimits, type PackPart } from '#domain/monthPack'
import type { Input } from '#types/contract'
import { packContent } from '#types/contract/pack'

export type Content = Input<'pack.saveDraft'>['draft']

const alternatives = v.array(
  v.object({
    title: v.string(),
    summary: v.string(),
    materials: v.array(
      v.object({
        name: v.string(),
        fileId: v.nullable(v.string()),
        courseId: v.nullable(v.string()),
        kind: v.nullable(v.picklist(materialKinds)),
        size: v.nullable(v.number()),
      }),
    ),
  }),
)

/** As it is kept on the phone: also what is too long for the cloud. */
const keptContent = v.object({
  title: v.string(),
  lesson: alternatives,
  film: alternatives,
  practice: alternatives,
  case: v.nullable(alternatives),
})

export const keptOf = (kept: unknown): Content | null => (v.is(keptContent, kept) ? kept : null)

export const canBeSent = (content: Content) => v.is(packContent, content)

const blank = (): Alternative => ({ title: '', summary: '', materials: [] })

/** Every part with its two, so that there is a field for each. */
export const bothOf = (choices: readonly Alternative[]): Alternative[] =>
  Array.from({ length: packLimits.alternatives }, (_, index) => choices[index] ?? blank())

const nothing: Content = { title: '', lesson: [], film: [], practice: [], case: null }

export function contentOf(known: Content | null): Content {
  const { title, lesson, film, practice, case: cases } = known ?? nothing
  return { title, lesson: bothOf(lesson), film: bothOf(film), practice: bothOf(practice), case: cases && bothOf(cases) }
}

export const changedChoice = (
  content: Content,
  at: { part: PackPart; index: number },
  change: Partial<Alternative>,
): Content => {
  const choices = (content[at.part] ?? []).map((one, index) => (index === at.index ? { ...one, ...change } : one))
  return { ...content, [at.part]: choices }
}

export const materialsAt = (content: Content, { part, index }: { part: PackPart; index: number }): Material[] =>
  content[part]?.[index]?.materials ?? []

export const withMaterials = (content: Content, at: { part: PackPart; index: number }, materials: Material[]) =>
  changedChoice(content, at, { materials })
