import { spawn } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(__dirname, '..')

export interface Finished {
  ok: boolean
  /** What the tool wrote, to either stream, in order. */
  output: string
}

/** For what leaves much behind at once: with more room for the young, a tenth of its time is not spent sweeping. */
export const roomy = { NODE_OPTIONS: [process.env.NODE_OPTIONS, '--max-semi-space-size=64'].filter(Boolean).join(' ') }

/** Runs a tool of node_modules/.bin without a shell. Its output is kept, so that a run without findings is quiet. */
export function run(tool: string, args: string[], env: Record<string, string> = {}): Promise<Finished> {
  const child = spawn(binary(tool), args, { cwd: root, env: { ...process.env, ...env } })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(parts).toString().trim() }))
  })
}

/** Runs a tool that speaks for itself; tells its exit code. */
export function runAloud(tool: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(binary(tool), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const binary = (tool: string) => path.join(root, 'node_modules/.bin', tool)

/** True in the file that was started, false where it is imported. */
export const isEntry = (file: string) => path.resolve(process.argv[1] ?? '') === file
