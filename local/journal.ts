import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Contents, JournalRecord, Recovered } from './recovery'
import { journalPath, lineOf, recover, removeLeftovers, snapshotPath } from './recovery'

export type { JournalRecord }

const COMPACT_BYTES = 16 * 1024 * 1024
const RECORDS_PER_LINE = 64

/** Lines that belong to one file, in order. */
interface Batch {
  file: FileHandle
  lines: string[]
}

/**
 * Opens the journal of a folder and reads what it holds. The folder belongs to one process at a time.
 * Throws if it is in use or damaged.
 */
export async function openJournal(folder: string, options: { compactBytes?: number } = {}): Promise<Journal> {
  mkdirSync(folder, { recursive: true })
  lock(folder)
  try {
    const recovered = recover(folder)
    const file = await open(journalPath(folder, recovered.number), 'a')
    syncFolder(folder)
    return new Journal(folder, recovered, file, options.compactBytes ?? COMPACT_BYTES)
  } catch (error) {
    unlock(folder)
    throw error
  }
}

/** An append-only file. Commits that wait at the same time share one sync. */
export class Journal {
  readonly #folder: string
  readonly #compactBytes: number
  #recovered: Contents | null
  #number: number
  #file: FileHandle
  /** Bytes of the journal in use, and of its snapshot. */
  #bytes: number
  #snapshotBytes = 0
  #queue: Batch[] = []
  #appended = 0
  #synced = 0
  #waiting: { upTo: number; resolve: () => void; reject: (error: Error) => void }[] = []
  #writing: Promise<void> | null = null
  #compacting: Promise<void> | null = null
  #failure: Error | null = null
  #capture: (() => Iterable<JournalRecord>) | null = null

  constructor(folder: string, { contents, number, bytes }: Recovered, file: FileHandle, compactBytes: number) {
    this.#folder = folder
    this.#recovered = contents
    this.#number = number
    this.#bytes = bytes
    this.#file = file
    this.#compactBytes = compactBytes
  }

  /** What the files held; asked for once. */
  recovered(): Contents {
    const contents = this.#recovered ?? new Map()
    this.#recovered = null
    return contents
  }

  /** From now on the journal may compact itself; `capture` must take all documents at the moment it is called. */
  begin(capture: () => Iterable<JournalRecord>): void {
    this.#capture = capture
  }

  /** Queues one commit. It is safe when `settled()` has resolved. */
  append(records: readonly JournalRecord[]): void {
    const line = lineOf(records)
    const last = this.#queue.at(-1)
    if (last?.file === this.#file) last.lines.push(line)
    else this.#queue.push({ file: this.#file, lines: [line] })
    this.#appended += 1
    this.#bytes += line.length
    this.#writing ??= this.#writeAll()
    if (this.#bytes > Math.max(this.#compactBytes, 2 * this.#snapshotBytes)) this.#compacting ??= this.#compact()
  }

  /** Resolves when everything appended so far is on the disk. Throws, from then on always, if that failed. */
  async settled(): Promise<void> {
    if (this.#failure) throw this.#failure
    if (this.#synced === this.#appended) return
    await new Promise<void>((resolve, reject) => this.#waiting.push({ upTo: this.#appended, resolve, reject }))
  }

  async #writeAll(): Promise<void> {
    // One turn of the loop: requests that arrived together are written together.
    await new Promise((resolve) => setImmediate(resolve))
    for (let batch; !this.#failure && (batch = this.#queue.shift());) {
      try {
        await batch.file.appendFile(batch.lines.join(''))
        await batch.file.datasync()
        this.#synced += batch.lines.length
      } catch (error) {
        this.#fail(error)
      }
      this.#release()
    }
    this.#writing = null
  }

  #release(): void {
    const isDone = ({ upTo }: { upTo: number }) => upTo <= this.#synced
    const done = this.#waiting.filter(isDone)
    this.#waiting = this.#waiting.filter((each) => !isDone(each))
    for (const { resolve } of done) resolve()
  }

  /** Memory is ahead of the disk now, so nothing may be answered any more. */
  #fail(error: unknown): void {
    this.#failure = error instanceof Error ? error : new Error(String(error))
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
  }

  /**
   * Begins a new journal, writes all documents as they are at that moment into a snapshot, then drops the older pair.
   * A crash at any point leaves either the old snapshot with both journals, or the new one with its own.
   */
  async #compact(): Promise<void> {
    try {
      const number = this.#number + 1
      const next = await open(journalPath(this.#folder, number), 'a')
      syncFolder(this.#folder)

      const records = this.#capture?.() ?? []
      const previous = this.#file
      this.#file = next
      this.#number = number
      this.#bytes = 0
      const before = this.settled()
      before.catch(() => undefined) // it is looked at only when the snapshot is written

      this.#snapshotBytes = await writeSnapshot(snapshotPath(this.#folder, number), records)
      syncFolder(this.#folder)
      await before
      await previous.close()
      removeLeftovers(this.#folder, number)
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#compacting = null
    }
  }

  async close(): Promise<void> {
    await this.#compacting
    await this.#writing
    await this.#file.close()
    unlock(this.#folder)
  }
}

/** Writes beside, syncs, renames: a snapshot under its own name is complete. Returns its size in bytes. */
async function writeSnapshot(path: string, records: Iterable<JournalRecord>): Promise<number> {
  const file = await open(`${path}.tmp`, 'w')
  let count = 0
  let bytes = 0
  let group: JournalRecord[] = []
  const flush = async () => {
    const line = lineOf(group)
    count += group.length
    group = []
    bytes += line.length
    await file.appendFile(line)
  }
  for (const record of records) if (group.push(record) === RECORDS_PER_LINE) await flush()
  if (group.length) await flush()
  await file.appendFile(lineOf([{ o: 'e', n: count }]))
  await file.datasync()
  await file.close()
  await rename(`${path}.tmp`, path)
  return bytes
}

/** A new or renamed file is safe only when its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

const inUse = new Set<string>()
const lockPath = (folder: string) => join(folder, 'lock')

/** A lock left by a process that was killed is taken over. */
function lock(folder: string): void {
  const path = lockPath(folder)
  const owner = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (inUse.has(folder) || (owner && owner !== process.pid && isAlive(owner))) {
    throw new Error(`${folder} is in use by process ${owner}`)
  }
  writeFileSync(path, String(process.pid))
  inUse.add(folder)
}

function unlock(folder: string): void {
  inUse.delete(folder)
  rmSync(lockPath(folder), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
