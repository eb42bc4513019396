import { type AuditFacts, type AuditLink, isIntact, markedText } from '#domain/audit'
import { monthOf } from '#domain/calendar'
import { db, findAll, updateIf } from './db'
import type { AuditHead, AuditRecord, Member } from './documents'
import { auditMark } from './marks'

/** Writers who meet at the same number; each round one of them gets it. */
const ROUNDS = 30
const A_MONTH = 20_000

const recordId = (month: string, n: number) => `${month}:${n}`

/** Writes exactly one record behind the newest; the number in its `_id` is what two writers cannot both have. */
export async function record(member: Member, action: string, what: object, now: number): Promise<void> {
  const month = monthOf(now)
  for (let round = 0; round < ROUNDS; round++) {
    const head = (await db.get('auditHeads', month)) ?? { _id: month, n: 0, mark: '' }
    const facts: AuditFacts = {
      n: head.n + 1,
      month,
      at: now,
      by: member._id,
      byName: member.name,
      action,
      what: JSON.stringify(what),
    }
    const mark = auditMark(markedText(facts, head.mark))
    const fresh: AuditRecord = { _id: recordId(month, facts.n), ...facts, previous: head.mark, mark }
    if (await db.create('audit', fresh)) return advance(head, fresh)
    // somebody was first, and perhaps ended before the head was moved: move it for him
    const taken = await db.get('audit', fresh._id)
    if (taken) await advance(head, taken)
  }
  throw new Error('the audit found no place for a record')
}

async function advance(head: AuditHead, { n, mark, month }: AuditLink): Promise<void> {
  if (head.n === 0 && (await db.create('auditHeads', { _id: month, n, mark }))) return
  await updateIf('auditHeads', { _id: month, n: head.n }, { n, mark })
}

/** A month, oldest first, and whether nothing of it was altered or removed. */
export async function auditOf(month: string): Promise<{ records: AuditRecord[]; intact: boolean }> {
  const [head, found] = await Promise.all([db.get('auditHeads', month), findAll('audit', { month }, A_MONTH)])
  const records = found.sort((a, b) => a.n - b.n)
  return { records, intact: isIntact(records, head, auditMark) }
}
