import type { Doc } from '../ejson'
import { strictly } from '../errors'
import type { Plan } from './planner'
import type { Collection } from './store'
import { isPlainObject } from './values'

const SCAN_LIMIT = 1000
const REPLY_BYTES = 1024 * 1024
const DOCUMENT_BYTES = 64 * 1024

/** What the real cloud would let pass, and how the refusal says so. With `on` false everything passes. */
export class Strict {
  readonly on: boolean

  constructor(on: boolean) {
    this.on = on
  }

  refuseOutsideTransaction(action: string, isOpen: boolean): void {
    if (this.on && isOpen) {
      throw strictly(`${action} while this invocation has an open transaction: it would run outside of it`)
    }
  }

  refuseEmptyUpdate(data: unknown): void {
    if (this.on && isPlainObject(data) && !Object.keys(data).length) {
      throw strictly('an update of nothing: the SDK drops {} and undefined; use _.set({})')
    }
  }

  refuseWithoutQuery(operation: string, query: Doc): void {
    if (this.on && !Object.keys(query).length) {
      throw strictly(`${operation} without a query would hit the whole collection`)
    }
  }

  refuseSkip(offset: unknown): void {
    if (this.on && offset) throw strictly('skip: read on from the last row instead')
  }

  refuseLimit(limit: unknown, cap: number): void {
    if (this.on && typeof limit === 'number' && limit > cap) throw strictly(`limit ${limit} is above ${cap}`)
  }

  refuseCut(limit: number): void {
    if (this.on)
      throw strictly(`more than ${limit} rows match and there is no order: which ones come is left to chance`)
  }

  refuseAggregateCut(limit: number): void {
    if (this.on) throw strictly(`the aggregation has more than ${limit} rows and no limit: the cloud would cut it`)
  }

  /** Before a search begins. */
  refuseScan(collection: Collection, plan: Plan, query: Doc): void {
    if (!this.on || plan.kind !== 'scan' || collection.count <= SCAN_LIMIT) return
    const fields = Object.keys(query).join(', ') || 'nothing'
    throw strictly(
      `a full scan of ${collection.name} (${collection.count} documents) by ${fields}: an index is missing`,
    )
  }

  /** While a search goes on: reading a whole index in order is a scan too, if the query throws most of it away. */
  refuseLongWalk(collection: Collection, plan: Plan, examined: number, found: number): void {
    if (!this.on || plan.kind !== 'index' || plan.bounded || examined - found <= SCAN_LIMIT) return
    throw strictly(`a walk along all of ${collection.name} (index ${plan.index.definition.name}): an index is missing`)
  }

  refuseReply(bytes: number): void {
    if (this.on && bytes > REPLY_BYTES) throw strictly(`a reply of ${bytes} bytes, above 1 MB`)
  }

  refuseDocument(bytes: number): void {
    if (this.on && bytes > DOCUMENT_BYTES) throw strictly(`a document of ${bytes} bytes, above 64 KB`)
  }
}
