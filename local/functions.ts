import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCron, type Cron } from './cron'
import { isObject } from './http'

/** A deployed function: a folder with index.js and, optionally, config.json. */
export interface DeployedFunction {
  name: string
  entry: string
  timeoutMs: number
  memoryMb: number
  /** Open interfaces it may call; empty: none. */
  permissions: string[]
  trigger?: { name: string; cron: Cron }
}

const DEFAULT_TIMEOUT_S = 3
const MAX_TIMEOUT_S = 60
const DEFAULT_MEMORY_MB = 256
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

/** Reads every folder below that has an index.js. Throws with the path of a config.json that cannot be used. */
export function readFunctions(folder: string): Map<string, DeployedFunction> {
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() || entry.isSymbolicLink(),
  )
  const found = names
    .filter(({ name }) => NAME.test(name) && existsSync(join(folder, name, 'index.js')))
    .map(({ name }) => [name, readFunction(folder, name)] as const)
  return new Map(found)
}

function readFunction(folder: string, name: string): DeployedFunction {
  const path = join(folder, name, 'config.json')
  const refuse = (why: string) => new Error(`${path}: ${why}`)
  const config: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  if (!isObject(config)) throw refuse('not an object')

  const timeoutS = numberIn(config.timeout, DEFAULT_TIMEOUT_S, [1, MAX_TIMEOUT_S])
  const memoryMb = numberIn(config.memorySize, DEFAULT_MEMORY_MB, [64, 3072])
  if (timeoutS === undefined) throw refuse(`timeout: 1 to ${MAX_TIMEOUT_S} seconds`)
  if (memoryMb === undefined) throw refuse('memorySize: 64 to 3072 MB')

  const openapi = isObject(config.permissions) ? config.permissions.openapi : undefined
  const permissions = Array.isArray(openapi) ? openapi.filter((api) => typeof api === 'string') : []
  const trigger = readTrigger(config.triggers, refuse)
  const deployed = { name, entry: join(folder, name, 'index.js'), timeoutMs: timeoutS * 1000, memoryMb, permissions }
  return trigger ? { ...deployed, trigger } : deployed
}

function numberIn(value: unknown, otherwise: number, [least, most]: [number, number]): number | undefined {
  const number = value ?? otherwise
  return typeof number === 'number' && number >= least && number <= most ? number : undefined
}

function readTrigger(triggers: unknown, refuse: (why: string) => Error) {
  const [trigger, second]: unknown[] = Array.isArray(triggers) ? triggers : []
  if (trigger === undefined) return undefined
  if (second !== undefined) throw refuse('a function has at most one trigger')
  const { type, name, config } = isObject(trigger) ? trigger : {}
  if (type !== 'timer' || typeof name !== 'string' || typeof config !== 'string') {
    throw refuse('a trigger is {name, type: "timer", config}')
  }
  return { name, cron: parseCron(config) }
}
