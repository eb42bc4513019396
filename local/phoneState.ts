import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './fileShelf'
import type { SentMessage } from './openapi/messages'

/** openid → template → messages that may still be sent. */
export type Stock = Map<string, Map<string, number>>

/** What is kept between two starts of what people's phones have: consents and messages received. */
export interface PhoneState {
  stock: Stock
  /** Writes soon; many changes are one write. */
  save(): void
  close(): Promise<void>
}

const SAVE_MS = 200
const KEPT_MESSAGES = 1000

/** Fills the outbox with what was kept. Without a folder nothing is. */
export async function openPhoneState(data: string | undefined, outbox: SentMessage[]): Promise<PhoneState> {
  const stock: Stock = new Map()
  if (data === undefined) return { stock, save: () => undefined, close: async () => undefined }

  await mkdir(data, { recursive: true })
  const path = join(data, 'phones.json')
  if (existsSync(path)) {
    const kept = JSON.parse(await readFile(path, 'utf8')) as {
      stock: [string, [string, number][]][]
      outbox: SentMessage[]
    }
    for (const [openid, own] of kept.stock) stock.set(openid, new Map(own))
    outbox.push(...kept.outbox)
  }

  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = () => {
    timer = undefined
    const state = { stock: [...stock].map(([openid, own]) => [openid, [...own]]), outbox: outbox.slice(-KEPT_MESSAGES) }
    writing = writing.then(() => writeWhole(path, JSON.stringify(state)))
    return writing
  }
  return {
    stock,
    save: () => void (timer ??= setTimeout(() => void write(), SAVE_MS)),
    async close() {
      clearTimeout(timer)
      if (timer) await write()
      await writing
    },
  }
}
