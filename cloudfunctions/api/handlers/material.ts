import type { material } from '#types/contract/material'
import { AppError } from '#domain/errors'
import { kindOf, nameOf, refuseMaterial } from '#domain/material'
import type { PackPart } from '#domain/monthPack'
import { _, db, find } from '../../shared/db'
import type { MonthPack, Session, Upload } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'
import { linkTo, newPath } from '../../shared/storage'
import { beginUpload, checkUpload } from '../../shared/uploads'

export const materialHandlers: Handlers<typeof material> = {
  'material.begin': async ({ month, name, size }, { member, now }) => {
    const kind = kindOf(name)
    const refusal = refuseMaterial(kind, size)
    if (refusal || !kind) throw new AppError(refusal ?? 'MATERIAL_KIND')
    const path = newPath('materials', kind)
    await beginUpload({ path, name: nameOf(name), month }, member._id, now)
    return { path }
  },

  'material.check': async ({ fileId }) => factsOf(await checkUpload(fileId, ({ month }) => month !== null)),

  'material.list': async (_input, { session }) => ({ materials: await materialsOf(session) }),

  'material.open': async ({ fileId }, { session }) => {
    const isThere = (await materialsOf(session)).some((one) => one.fileId === fileId)
    const url = isThere ? await linkTo(fileId) : null
    if (!url) throw new AppError('MATERIAL_GONE')
    return { url }
  },
}

function factsOf({ name, fileId, kind, size }: Upload) {
  if (fileId === null || kind === null || size === null) throw new AppError('FILE_GONE')
  return { name, fileId, kind, size }
}

/** What the branch took from the pack, by its title; of what it wrote itself there is none. */
async function materialsOf(session: Session) {
  if (session.kind !== 'themeDay' || session.cancelled) return []
  const pack = await packWhenPublished(session)
  const choicesOf = (part: PackPart) => pack?.[part] ?? []
  return session.agenda.flatMap(({ part, title }) => {
    if (part === null) return []
    const taken = choicesOf(part).find((choice) => choice.title === title)
    return (taken?.materials ?? []).flatMap(({ name, fileId, kind, size }) =>
      fileId === null || kind === null || size === null ? [] : [{ part, name, fileId, kind, size }],
    )
  })
}

/** A revision is for the branches that have not published yet. */
async function packWhenPublished({ sourceId, publishedAt }: Session): Promise<MonthPack | null> {
  const month = sourceId.slice(-7)
  const newest = await db.get('monthPacks', month)
  if (!newest || newest.publishedAt <= publishedAt) return newest
  const before = { month, publishedAt: _.lte(publishedAt) }
  const [older] = await find('packVersions', before, { limit: 1, by: { publishedAt: 'desc' } })
  return older ?? null
}
