import * as v from 'valibot'
import { materialKinds, materialLimits } from '#domain/material'
import { packLimits } from '#domain/monthPack'
import { action, id, instant, month, ruled } from './define'
import { materialFile } from './material'

/** Short of what publishing asks: a draft may be half-written. Counted in UTF-16 here, by characters when published. */
const text = (max: number) => v.pipe(v.string(), v.maxLength(max * 2))

/** Kind and size are told by the cloud, which has checked the file; what a phone says of them is not taken. */
const material = v.strictObject({
  name: text(materialLimits.name),
  fileId: v.nullable(materialFile),
  courseId: v.nullable(id),
  kind: v.nullable(v.picklist(materialKinds)),
  size: v.nullable(v.number()),
})
export const alternative = v.strictObject({
  title: text(packLimits.title),
  summary: text(packLimits.summary),
  materials: v.pipe(v.array(material), v.maxLength(packLimits.materials)),
})
const alternatives = v.pipe(v.array(alternative), v.maxLength(packLimits.alternatives))

export const packContent = v.strictObject({
  title: text(packLimits.theme),
  lesson: alternatives,
  film: alternatives,
  practice: alternatives,
  case: v.nullable(alternatives),
})

const version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))

/** 月度包: what the group lays ready once for every branch. */
export const pack = {
  /** For whoever edits it: the draft, what was published, and what still stands between the draft and publishing. */
  'pack.get': action({
    allow: { may: 'read', resource: 'monthPack', at: 'group' },
    input: v.strictObject({ month }),
    output: ruled({
      month,
      draft: v.nullable(packContent),
      published: v.nullable(packContent),
      /** 0 before the first; the newest. */
      version: v.number(),
      publishedAt: v.nullable(instant),
      missing: v.array(v.object({ field: v.string(), sentence: v.string() })),
    }),
  }),

  'pack.saveDraft': action({
    allow: { may: 'write', resource: 'monthPack', at: 'group' },
    input: v.strictObject({ month, draft: packContent }),
    output: v.object({ savedAt: instant, missing: v.array(v.object({ field: v.string(), sentence: v.string() })) }),
  }),

  /**
   * `version`: the one that was looked at when writing this. The same content again changes nothing; somebody else's
   * newer one is not overwritten. Branches that have published keep what they took.
   */
  'pack.publish': action({
    allow: { may: 'write', resource: 'monthPack', at: 'group' },
    input: v.strictObject({ month, version, draft: packContent }),
    output: ruled({ month, version: v.number(), publishedAt: instant }),
  }),
}
