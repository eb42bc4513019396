/** Which rule pack is in force. A member's document names it, so that knowing costs nothing once an instance has read it. */
import { completed } from '#domain/ruleDraft'
import type { RulePack } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { _, db, find, updateMany } from './db'
import type { RulePackDoc } from './documents'

/** Released versions never change, so what an instance has read stays true for as long as it lives. */
const known = new Map<string, RulePack>([[currentPack.version, currentPack]])

const keep = ({ _id, rows }: RulePackDoc): RulePack => {
  const pack = completed({ version: _id, rows }, currentPack)
  known.set(_id, pack)
  return pack
}

/** For whoever is nobody's: the newest that this instance has met. */
function newestKnown(): RulePack {
  const [newest] = [...known.keys()].sort().reverse()
  return known.get(newest!)!
}

export async function packOf(version: string | undefined): Promise<RulePack> {
  if (version === undefined) return newestKnown()
  return known.get(version) ?? readPack(version)
}

async function readPack(version: string): Promise<RulePack> {
  const doc = await db.get('rulePacks', version)
  if (!doc || doc.releasedAt === null) throw new Error(`no rule pack ${version} was released`)
  return keep(doc)
}

/** Null while none but the compiled one is released. */
export async function newestReleased(): Promise<RulePackDoc | null> {
  const [newest] = await find('rulePacks', { state: 'released' }, { limit: 1, by: { _id: 'desc' } })
  return newest ?? null
}

export const packIn = (doc: RulePackDoc | null): RulePack => (doc ? (known.get(doc._id) ?? keep(doc)) : currentPack)

/** One request for everybody, and never back to an older one. */
export const tellEverybody = (version: string) =>
  updateMany('members', { ruleVersion: _.lt(version) as never }, { ruleVersion: version })
