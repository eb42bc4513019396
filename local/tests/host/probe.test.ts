import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { play, temporaryFolder } from './support'

interface Outcome {
  answer?: unknown
  error?: { code?: string; errCode?: number; errMsg?: string; message?: string }
}

/** It waits for 5 s. */
const SLOW = 'How long does an ordinary write wait for a document that a transaction holds?'

test('the probe that is uploaded to a real environment runs here too and answers every question', async () => {
  const functions = temporaryFolder()
  cpSync(join(__dirname, '../../probe'), join(functions, 'probe'), { recursive: true })
  mkdirSync(join(functions, 'probe/node_modules'))
  const sdk = dirname(createRequire(__filename).resolve('wx-server-sdk'))
  symlinkSync(sdk, join(functions, 'probe/node_modules/wx-server-sdk'))
  const cloud = await play({ functions, strict: false, declarations: { collections: {} } })

  const { reply, invocation } = await cloud.call('probe', { without: [SLOW] }, { openid: 'oMember' })
  const answers = new Map(Object.entries(reply as Record<string, Outcome>))
  const of = (words: string) => [...answers].find(([question]) => question.includes(words))?.[1]

  expect(answers.size).toBeGreaterThanOrEqual(17)
  expect([...answers.values()].every(({ answer, error }) => answer !== undefined || error !== undefined)).toBe(true)
  expect(invocation.logs.join()).toContain('How many rows')
  expect(of('How many rows')?.answer).toEqual({ asked100: 100, asked1000: 1000 })
  expect(of('second writer')?.answer).toMatchObject({ commit: { value: expect.anything() } })
  expect(of('called function see')?.answer).toMatchObject({ context: { OPENID: 'oMember', SOURCE: 'wx_client,scf' } })
  expect(of('missing function')?.error?.errMsg ?? '').toContain('could not be found')
  expect(of('does not name')?.error?.errCode).toBe(-604101)
  expect(of('never here')?.error?.errCode).toBe(61010)
  expect(cloud.database.rows('wx_cloud_local_probe')).toEqual([])
})
