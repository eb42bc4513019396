import * as v from 'valibot'
import { materialKinds } from '#domain/material'
import { packParts } from '#domain/monthPack'
import { action, id, line, month } from './define'

/** Materials are uploaded into this folder; no other file of the storage is taken for one. */
const SHAPE = new RegExp(`^cloud://[\\w.-]+/materials/[0-9a-f]{32}\\.(${materialKinds.join('|')})$`)
export const materialFile = v.pipe(v.string(), v.maxLength(200), v.regex(SHAPE))

/** What is known of a file once it has been checked. */
const checked = {
  name: v.string(),
  fileId: v.string(),
  kind: v.picklist(materialKinds),
  size: v.number(),
}

/** 资料 of a month's pack. */
export const material = {
  /** Before the upload: says where to, and makes the file known to the sweep. */
  'material.begin': action({
    allow: { may: 'write', resource: 'monthPack', at: 'group' },
    input: v.strictObject({
      month,
      name: line(120, '文件名太长，请改短以后再上传'),
      size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    }),
    output: v.object({ path: v.string() }),
  }),

  /** After it: is it there, how large is it, and is it what it is called. Asked again, the answer is the same. */
  'material.check': action({
    allow: { may: 'write', resource: 'monthPack', at: 'group' },
    input: v.strictObject({ fileId: materialFile }),
    output: v.object(checked),
  }),

  /** Of what the branch took from the pack, in the version that it published with. */
  'material.list': action({
    allow: { may: 'read', resource: 'monthPack', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: v.object({ materials: v.array(v.object({ ...checked, part: v.picklist(packParts) })) }),
  }),

  /** A link for ten minutes, to one of those. */
  'material.open': action({
    allow: { may: 'read', resource: 'monthPack', at: 'session' },
    input: v.strictObject({ sessionId: id, fileId: materialFile }),
    output: v.object({ url: v.string() }),
  }),
}
