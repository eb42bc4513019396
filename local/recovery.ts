import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Doc } from './ejson'
import { decode, encodeCanonical } from './ejson'
import { keyOf } from './engine/store'

/** Put a document, delete one, create a collection; `e` ends a snapshot and tells its number of records. */
export type JournalRecord =
  { o: 'p'; c: string; d: Doc } | { o: 'd'; c: string; k: unknown } | { o: 'c'; c: string } | { o: 'e'; n: number }

export type Contents = Map<string, Map<string, Doc>>

export interface Recovered {
  contents: Contents
  /** The number that the snapshot and the journal in use share; 0 before the first snapshot. */
  number: number
  /** Bytes of that journal. */
  bytes: number
}

const CHUNK = 4 * 1024 * 1024
/** Documents are checked before they are written; here depth only guards the stack. */
const MAX_DEPTH = 1000

/** One commit = one line: checksum of what follows the blank, then EJSON. */
export function lineOf(records: readonly JournalRecord[]): string {
  const body = encodeCanonical(records)
  return `${checksum(Buffer.from(body))} ${body}\n`
}

const checksum = (body: Buffer) => crc32(body).toString(16).padStart(8, '0')

export const journalPath = (folder: string, number: number) => join(folder, `journal.${number}`)
export const snapshotPath = (folder: string, number: number) => join(folder, `snapshot.${number}`)

/**
 * Reads the newest snapshot and the journals from its number on. A torn tail of the last one is cut off: nobody was
 * told of that commit. Throws if anything else is damaged or missing. Files no longer needed are removed.
 */
export function recover(folder: string): Recovered {
  const numbers = (kind: string) =>
    readdirSync(folder)
      .map((name) => new RegExp(`^${kind}\\.(\\d+)$`).exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b)

  const contents: Contents = new Map()
  const base = numbers('snapshot').at(-1) ?? 0
  if (base) loadSnapshot(snapshotPath(folder, base), contents)
  const journals = numbers('journal').filter((number) => number >= base)
  journals.forEach((number, i) => {
    if (number !== base + i) throw new Error(`${folder}: journal.${base + i} is missing`)
    const isFollowed = journals.slice(i + 1).some((later) => sizeOf(journalPath(folder, later)) > 0)
    loadJournal(journalPath(folder, number), contents, isFollowed)
  })
  const number = journals.at(-1) ?? base
  removeLeftovers(folder, base)
  return { contents, number, bytes: sizeOf(journalPath(folder, number)) }
}

/** Removes what a snapshot of number `base` makes superfluous, and what was never finished. */
export function removeLeftovers(folder: string, base: number): void {
  for (const name of readdirSync(folder)) {
    const [, number, unfinished] = /^(?:journal|snapshot)\.(\d+)(\.tmp)?$/.exec(name) ?? []
    if (unfinished || (number !== undefined && Number(number) < base)) rmSync(join(folder, name))
  }
}

function sizeOf(path: string): number {
  if (!existsSync(path)) return 0
  const file = openSync(path, 'r')
  try {
    return fstatSync(file).size
  } finally {
    closeSync(file)
  }
}

function loadSnapshot(path: string, contents: Contents): void {
  let count = 0
  let isComplete = false
  for (const { records } of linesIn(path)) {
    if (!records || isComplete) throw new Error(`${path} is damaged`)
    const [first] = records
    if (first?.o === 'e') isComplete = first.n === count
    else {
      count += records.length
      apply(records, contents)
    }
  }
  if (!isComplete) throw new Error(`${path} is damaged: it has no end`)
}

function loadJournal(path: string, contents: Contents, isFollowed: boolean): void {
  let torn: number | undefined
  for (const { offset, records } of linesIn(path)) {
    if (records && torn !== undefined) throw new Error(`${path} is damaged at byte ${torn}: good commits follow`)
    if (records) apply(records, contents)
    else torn ??= offset
  }
  if (torn === undefined) return
  if (isFollowed) throw new Error(`${path} is damaged at byte ${torn}: a later journal follows`)
  const file = openSync(path, 'r+')
  ftruncateSync(file, torn)
  closeSync(file)
}

function apply(records: readonly JournalRecord[], contents: Contents): void {
  for (const record of records) {
    if (record.o === 'e') continue
    const documents = contents.get(record.c) ?? new Map<string, Doc>()
    contents.set(record.c, documents)
    if (record.o === 'p') documents.set(keyOf(record.d._id), record.d)
    if (record.o === 'd') documents.delete(keyOf(record.k))
  }
}

/** Each line with its place; `records` is null if the line is damaged or has no end. */
function* linesIn(path: string): Generator<{ offset: number; records: JournalRecord[] | null }> {
  const file = openSync(path, 'r')
  try {
    let rest = Buffer.alloc(0)
    let offset = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK)
      const length = readSync(file, chunk, 0, CHUNK, null)
      let from = 0
      const data = Buffer.concat([rest, chunk.subarray(0, length)])
      for (let end; (end = data.indexOf(10, from)) >= 0; from = end + 1) {
        yield { offset: offset + from, records: parse(data.subarray(from, end)) }
      }
      offset += from
      rest = data.subarray(from)
      if (!length) break
    }
    if (rest.length) yield { offset, records: null }
  } finally {
    closeSync(file)
  }
}

function parse(line: Buffer): JournalRecord[] | null {
  const body = line.subarray(9)
  if (line[8] !== 32 || line.toString('latin1', 0, 8) !== checksum(body)) return null
  return decode(body.toString(), 0, 'the journal', MAX_DEPTH) as JournalRecord[]
}
