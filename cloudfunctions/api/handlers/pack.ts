import type { pack } from '#types/contract/pack'
import { AppError, type ErrorCode } from '#domain/errors'
import {
  type Alternative,
  isSamePack,
  type Material,
  missingIn,
  type PackDraft,
  refusePackPublish,
} from '#domain/monthPack'
import { db, mustGet, updateIf } from '../../shared/db'
import type { MonthPack, Upload } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'
import { holdFor, isHeld, uploadsOf } from '../../shared/uploads'

type Typed = Parameters<(typeof packHandlers)['pack.publish']>[0]['draft']

const nothing: Typed = { title: '', lesson: [], film: [], practice: [], case: null }

export const packHandlers: Handlers<typeof pack> = {
  'pack.get': async ({ month }, { ruleVersion }) => {
    const [saved, newest] = await Promise.all([db.get('packDrafts', month), db.get('monthPacks', month)])
    // what was typed before the newest was published is settled by it
    const draft = saved && (!newest || saved.savedAt > newest.publishedAt) ? saved : null
    return {
      month,
      draft: draft && viewOf(draft),
      published: newest && viewOf(newest),
      version: newest?.version ?? 0,
      publishedAt: newest?.publishedAt ?? null,
      missing: missingIn(draft ?? newest ?? { month, ...nothing }),
      ruleVersion,
    }
  },

  'pack.saveDraft': async ({ month, draft }, { member, now }) => {
    const content = contentOf(month, draft, await uploadsOf(draft))
    await db.set('packDrafts', { _id: month, ...content, savedAt: now, savedBy: member._id })
    return { savedAt: now, missing: missingIn(content) }
  },

  'pack.publish': async ({ month, version, draft }, { member, now, rules, ruleVersion }) => {
    const [newest, uploads] = await Promise.all([version > 0 ? lookedAt(month, version) : null, uploadsOf(draft)])
    const content = contentOf(month, draft, uploads)
    const fresh = { ...content, _id: month, version: version + 1, publishedAt: now, publishedBy: member._id }
    const decided = await settled(fresh, { newest, uploads, refusal: refusePackPublish(rules, content, now) })
    if (!isSamePack(decided, content)) throw new AppError('PACK_CHANGED')
    return { month, version: decided.version, publishedAt: decided.publishedAt, ruleVersion }
  },
}

/** A version that is not there cannot have been looked at; one behind the newest is judged by what came next. */
async function lookedAt(month: string, version: number): Promise<MonthPack> {
  const newest = await db.get('monthPacks', month)
  if (!newest || newest.version < version) throw new AppError('PACK_CHANGED')
  return newest
}

interface Known {
  /** Null: it is to be the first. */
  newest: MonthPack | null
  uploads: readonly Upload[]
  refusal: ErrorCode | null
}

/** What stands as the version after the one that was looked at: this one, the same again, or somebody else's. */
async function settled(fresh: MonthPack, { newest, uploads, refusal }: Known): Promise<MonthPack> {
  const isNewest = !newest || newest.version === fresh.version - 1
  if (newest && isNewest && isSamePack(newest, fresh)) return newest
  const mayDecide = isNewest && !refusal
  // the files first: from here on the sweep leaves them alone
  if (mayDecide && !(await holdFor(uploads, fresh.publishedAt))) throw new AppError('MATERIAL_GONE')
  const decided = await decide(fresh, mayDecide)
  if (!decided) throw refusalOf(refusal, fresh)
  // also somebody else's: what was begun is finished, or nobody could ever publish beyond it
  await promote(decided)
  return decided
}

/** The one insert that decides: whoever comes second, or again, meets what was published first. */
async function decide(fresh: MonthPack, isAllowed: boolean): Promise<MonthPack | null> {
  const _id = `${fresh.month}:${fresh.version}`
  if (isAllowed && (await db.create('packVersions', { ...fresh, _id }))) return fresh
  const first = await db.get('packVersions', _id)
  return first && { ...first, _id: fresh.month }
}

/** What every branch reads follows the insert, and never goes back to an older version. */
async function promote(revision: MonthPack): Promise<void> {
  const { _id, version, ...rest } = revision
  const isIn =
    version === 1
      ? await db.create('monthPacks', revision)
      : await updateIf('monthPacks', { _id, version: version - 1 }, { ...rest, version })
  if (isIn) return
  const newest = await mustGet('monthPacks', _id)
  const isBehind = newest.version < version || (newest.version === version && !isSamePack(newest, revision))
  if (isBehind) throw new AppError('PACK_CHANGED')
}

/** A form that was filled in looks complete on the phone: what it cannot know there is said. */
function refusalOf(refusal: ErrorCode | null, content: PackDraft): AppError {
  const [first] = refusal === 'PACK_INCOMPLETE' ? missingIn(content) : []
  return new AppError(refusal ?? 'PACK_CHANGED', first?.sentence)
}

/** As the form takes it, and nothing beside it. */
const viewOf = ({ title, lesson, film, practice, case: cases }: PackDraft): Typed => ({
  title,
  lesson,
  film,
  practice,
  case: cases,
})

type FileFacts = (fileId: string | null) => Pick<Material, 'kind' | 'size'>

const choicesOf = (choices: readonly Alternative[], factsOf: FileFacts) =>
  choices.map(({ title, summary, materials }) => ({
    title: title.trim(),
    summary: summary.trim(),
    materials: materials.map(({ name, fileId, courseId }) => ({
      name: name.trim(),
      fileId,
      courseId,
      ...factsOf(fileId),
    })),
  }))

function trimmed(draft: Omit<PackDraft, 'month'>, factsOf: FileFacts) {
  const { title, lesson, film, practice } = draft
  return {
    title: title.trim(),
    lesson: choicesOf(lesson, factsOf),
    film: choicesOf(film, factsOf),
    practice: choicesOf(practice, factsOf),
    case: draft.case && choicesOf(draft.case, factsOf),
  }
}

/** Of its files only what was found when they were checked. */
function contentOf(month: string, typed: Typed, uploads: readonly Upload[]): PackDraft {
  const held = new Map(uploads.filter((one) => isHeld(one, month)).map((one) => [one.fileId, one]))
  return {
    month,
    ...trimmed(typed, (fileId) => {
      const { kind, size } = held.get(fileId) ?? { kind: null, size: null }
      return { kind, size }
    }),
  }
}
