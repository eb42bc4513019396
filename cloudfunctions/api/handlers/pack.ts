import type { pack } from '#types/contract/pack'
import { AppError } from '#domain/errors'
import { type Alternative, isSamePack, missingIn, type PackDraft, refusePackPublish } from '#domain/monthPack'
import { db, mustGet, updateIf } from '../../shared/db'
import type { MonthPack } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'

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
    const content = contentOf(month, draft)
    await db.set('packDrafts', { _id: month, ...content, savedAt: now, savedBy: member._id })
    return { savedAt: now, missing: missingIn(content) }
  },

  'pack.publish': async ({ month, version, draft }, { member, now, rules, ruleVersion }) => {
    const content = contentOf(month, draft)
    const fresh = { ...content, _id: month, version: version + 1, publishedAt: now, publishedBy: member._id }
    const newest = version > 0 ? await lookedAt(month, version) : null
    const isNewest = !newest || newest.version === version
    const same = newest && isNewest && isSamePack(newest, content) ? newest : null
    const refusal = refusePackPublish(rules, content, now)
    const decided = same ?? (await decide(fresh, isNewest && !refusal))
    if (!decided) throw new AppError(refusal ?? 'PACK_CHANGED')
    // also somebody else's: what was begun is finished, or nobody could ever publish beyond it
    if (!same) await promote(decided)
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

const choicesOf = (choices: readonly Alternative[]) =>
  choices.map(({ title, summary, materials }) => ({
    title: title.trim(),
    summary: summary.trim(),
    materials: materials.map(({ name, fileId, courseId }) => ({ name: name.trim(), fileId, courseId })),
  }))

function viewOf(draft: Omit<PackDraft, 'month'>) {
  const { title, lesson, film, practice } = draft
  return {
    title: title.trim(),
    lesson: choicesOf(lesson),
    film: choicesOf(film),
    practice: choicesOf(practice),
    case: draft.case && choicesOf(draft.case),
  }
}

const contentOf = (month: string, typed: Typed) => ({ month, ...viewOf(typed) })
