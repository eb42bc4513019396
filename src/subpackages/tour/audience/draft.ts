import * as v from 'valibot'
import { categories } from '#domain/category'
import { regions } from '#domain/region'
import type { Input } from '#types/contract'

/** As it is typed, and kept on the phone, so what comes back from there is checked. */
export const audienceEntries = {
  place: v.string(),
  region: v.nullable(v.picklist(regions)),
  point: v.nullable(v.object({ latitude: v.number(), longitude: v.number() })),
  contact: v.string(),
  phone: v.string(),
  size: v.string(),
  categories: v.array(v.picklist(categories)),
  ask: v.string(),
  ownBranchAllowed: v.boolean(),
  legs: v.array(v.string()),
}
export type AudienceDraft = {
  [field in keyof typeof audienceEntries]: v.InferOutput<(typeof audienceEntries)[field]>
}

export const freshAudience = (contact: string, phone: string | null): AudienceDraft => ({
  ...{ place: '', region: null, point: null, contact, phone: phone ?? '', size: '', categories: [], ask: '' },
  ...{ ownBranchAllowed: false, legs: [] },
})

type Asked = Input<'request.ask'>
type Audience = Pick<
  Asked,
  'place' | 'region' | 'point' | 'contact' | 'size' | 'categories' | 'ask' | 'ownBranchAllowed' | 'legs'
>

/** What is missing goes as it is, to be refused by the same sentence as on the server. */
export function toAudience(draft: AudienceDraft): Audience {
  const { place, region, point, contact, phone, size, ask, legs } = draft
  return {
    ...{ place, region: region ?? ('' as 'changsha'), point, size: /^\d+$/.test(size.trim()) ? Number(size) : 0 },
    contact: { name: contact, phone: phone.trim() || null },
    ask: ask.trim() || null,
    legs: legs.map((leg) => leg.trim()).filter(Boolean),
    categories: draft.categories,
    ownBranchAllowed: draft.ownBranchAllowed,
  }
}

const audienceFields = ['place', 'region', 'contact', 'phone', 'size', 'ask', 'legs'] as const
export type AudienceField = (typeof audienceFields)[number]

interface Issue {
  path?: readonly { key: unknown }[] | undefined
  message: string
}

/** Which field an answer of the schema is about; null where it is none of these. */
export function audienceFieldOf({ path }: Issue): AudienceField | null {
  const [first, second] = (path ?? []).map(({ key }) => String(key))
  if (first === 'contact' && second === 'phone') return 'phone'
  return audienceFields.find((field) => field === first) ?? null
}

export const audienceChoices: Partial<Record<AudienceField, string>> = { region: '请选择所在市州' }
