import type { rulePack } from '#types/contract/rulePack'
import { AppError } from '#domain/errors'
import {
  differencesOf,
  isNewer,
  refuseChanges,
  refuseRelease,
  refuseRestated,
  replay,
  withChanges,
} from '#domain/ruleDraft'
import type { RulePack, RuleRow } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { fieldsOf, numberAt, ruleWords } from '#domain/ruleWords'
import { _, db, find, updateIf, updateMany } from '../../shared/db'
import type { RulePackDoc } from '../../shared/documents'
import { newestReleased, tellEverybody } from '../../shared/rulePacks'
import type { Handlers } from '../../shared/serve'

/** Nine a year at most. */
const SHOWN = 60

export const rulePackHandlers: Handlers<typeof rulePack> = {
  'rulePack.list': async (_input, { ruleVersion }) => {
    const found = await find('rulePacks', {}, { limit: SHOWN, by: { _id: 'desc' } })
    const current = found.find(({ state }) => state === 'released')?._id ?? currentPack.version
    const all = [...found, compiled(current)]
    return { current, packs: all.map((doc) => ({ ...headOf(doc), note: doc.note })), ruleVersion }
  },

  'rulePack.get': async ({ version }, { member, ruleVersion }) => {
    const current = (await newestReleased())?._id ?? currentPack.version
    const doc = await docOf(version, current)
    const base = doc.base ? await docOf(doc.base) : doc
    return {
      ...headOf(doc),
      current,
      base: doc.base || null,
      note: doc.note,
      mine: doc.author === member._id,
      rows: doc.rows.map((row, index) => rowOf(row, index >= doc.rows.length - doc.changes.length)),
      differences: differencesOf(packFrom(base), doc.changes),
      fixtures: replay(packFrom(doc), doc.fixtures).map(({ passed, result, ...one }) => ({
        ...one,
        result: passed ? null : result,
      })),
      changes: doc.changes,
      restated: doc.fixtures.slice(base.fixtures.length),
      ruleVersion,
    }
  },

  'rulePack.draft': async ({ base, version, changes, fixtures, note }, { member, now }) => {
    const refusal = refuseChanges(changes) ?? refuseRestated(fixtures, changes)
    if (refusal) throw new AppError(refusal)
    const current = (await newestReleased()) ?? compiled(currentPack.version)
    if (base !== current._id) throw new AppError('RULE_BASE_OLD')
    if (!isNewer(version, base)) throw new AppError('RULE_VERSION_OLD')
    const content = {
      base,
      rows: [...withChanges(packFrom(current), version, changes).rows],
      changes,
      fixtures: [...current.fixtures, ...fixtures],
      author: member._id,
      authorName: member.name,
      note,
      draftedAt: now,
    }
    const fresh: RulePackDoc = { _id: version, ...content, state: 'draft', testedAt: null, ...notReleased }
    const isIn =
      (await db.create('rulePacks', fresh)) || (await updateIf('rulePacks', { _id: version, state: 'draft' }, content))
    if (!isIn) throw new AppError('RULE_NOT_DRAFT')
    return { version, state: 'draft', draftedAt: now }
  },

  'rulePack.test': async ({ version }, { now }) => {
    const doc = await docOf(version)
    const failing = replay(packFrom(doc), doc.fixtures).filter(({ passed }) => !passed)
    if (doc.state !== 'draft' || failing.length) return { version, state: doc.state, failing }
    // what was drafted anew in the meantime has not been tested
    const asTested = { _id: version, state: 'draft', draftedAt: doc.draftedAt } as const
    const isMine = await updateIf('rulePacks', asTested, { state: 'tested', testedAt: now })
    if (!isMine && (await docOf(version)).state !== 'tested') throw new AppError('CHANGED_MEANWHILE')
    return { version, state: 'tested', failing }
  },

  'rulePack.release': async ({ version }, { member, now }) => {
    const [newest, doc] = await Promise.all([newestReleased(), docOf(version)])
    const refusal = refuseRelease(doc, { by: member._id, current: newest?._id ?? currentPack.version })
    if (refusal) throw new AppError(refusal)
    // the program may have been renewed since it was tested
    const isAsTested = replay(packFrom(doc), doc.fixtures).every(({ passed }) => passed)
    if (doc.state === 'tested' && !isAsTested) throw new AppError('RULE_NOT_TESTED')
    const released = { releasedBy: member._id, releasedByName: member.name, releasedAt: now }
    const isMine = await updateIf('rulePacks', { _id: version, state: 'tested' }, { state: 'released', ...released })
    await tellEverybody(version)
    await updateMany('rulePacks', { state: 'released', _id: _.lt(version) as never }, { state: 'superseded' })
    return { version, state: 'released', releasedAt: isMine ? now : ((await docOf(version)).releasedAt ?? now) }
  },
}

const notReleased = { releasedBy: null, releasedByName: null, releasedAt: null }

/** The first pack is part of the program and lies in no collection. */
const compiled = (current: string): RulePackDoc => ({
  _id: currentPack.version,
  base: '',
  rows: [...currentPack.rows],
  changes: [],
  fixtures: [],
  state: current === currentPack.version ? 'released' : 'superseded',
  author: '',
  authorName: '',
  note: '随程序发布的第一版',
  draftedAt: 0,
  testedAt: null,
  ...notReleased,
})

async function docOf(version: string, current = ''): Promise<RulePackDoc> {
  if (version === currentPack.version) return compiled(current)
  const doc = await db.get('rulePacks', version)
  if (!doc) throw new AppError('RULE_VERSION')
  return doc
}

const packFrom = ({ _id, rows }: RulePackDoc): RulePack => ({ version: _id, rows })

const headOf = ({ _id, state, authorName, releasedByName, releasedAt }: RulePackDoc) => ({
  version: _id,
  state,
  author: authorName || null,
  releasedBy: releasedByName,
  releasedAt,
})

const rowOf = ({ id, value, validFrom, validTo, source, status }: RuleRow, changed: boolean) => ({
  ...{ id, name: ruleWords[id].name, validFrom, validTo: validTo ?? null, source, status, changed },
  numbers: fieldsOf(id).map(({ path, name, unit }) => ({ path, name, unit, value: numberAt(value, path) })),
})
