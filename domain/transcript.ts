/** 文稿: pasted as text, a line for each sentence, with [mm:ss] before it where the time is known. */
import { type Cue, courseLimits as most } from './course'

interface Line {
  /** As it was written; null: to be worked out. */
  at: number | null
  text: string
  /** In the text, from 1. */
  number: number
}

const TIMED = /^[[【](\d{1,3})[:：](\d{1,2}(?:\.\d{1,3})?)[\]】](.*)$/

const hundredths = (seconds: number) => Math.round(seconds * 100) / 100
const lengthOf = (text: string) => Array.from(text).length

function lineOf(written: string, number: number): Line {
  const [, minutes, seconds, rest] = TIMED.exec(written.trim()) ?? []
  if (rest === undefined) return { at: null, text: written.trim(), number }
  return { at: hundredths(Number(minutes) * 60 + Number(seconds)), text: rest.trim(), number }
}

const linesOf = (written: string) =>
  written
    .split(/\r\n|\r|\n/)
    .map((line, index) => lineOf(line, index + 1))
    .filter(({ text }) => text !== '')

/** Lines without a time share what lies between their neighbours' times evenly, each by its characters, as it is spoken. */
export function cuesFrom(written: string, seconds: number): Cue[] {
  const lines = linesOf(written)
  const begins = lines.flatMap(({ at }, index) => (index === 0 || at !== null ? [index] : []))
  return begins.flatMap((first, run) => {
    const next = begins[run + 1] ?? lines.length
    const until = lines[next]?.at ?? seconds
    return spread(lines.slice(first, next), lines[first]?.at ?? 0, until)
  })
}

function spread(lines: readonly Line[], from: number, until: number): Cue[] {
  const all = lines.reduce((sum, { text }) => sum + lengthOf(text), 0)
  const room = Math.max(0, until - from)
  let said = 0
  return lines.map(({ text }) => {
    const at = hundredths(from + (room * said) / all)
    said += lengthOf(text)
    return { at, text }
  })
}

/** `isWhole`: it can be kept as it is, and must only be mended before others see it. */
interface TranscriptProblem {
  sentence: string
  isWhole: boolean
}

export function transcriptProblem(written: string, seconds: number): TranscriptProblem | null {
  const lines = linesOf(written)
  if (lines.length > most.cues)
    return { sentence: `文稿最多 ${most.cues} 行，现在有 ${lines.length} 行，请把短句并起来`, isWhole: false }
  const long = lines.find(({ text }) => lengthOf(text) > most.cue)
  if (long) return { sentence: `文稿第 ${long.number} 行超过 ${most.cue} 字，请分成几行`, isWhole: false }
  const cues = cuesFrom(written, seconds)
  const wrong = lines.find((_, index) => cues[index]!.at < (cues[index - 1]?.at ?? 0) || cues[index]!.at > seconds)
  if (!wrong) return null
  const sentence = `文稿第 ${wrong.number} 行的时间不对，要从前到后，并且不超过这一段的长度`
  return { sentence, isWhole: (wrong.at ?? 0) <= most.trackHours * 3600 }
}

const padded = (count: number) => String(count).padStart(2, '0')

function timeOf(at: number): string {
  const all = Math.round(at * 100)
  const [minutes, seconds, rest] = [Math.floor(all / 6000), Math.floor(all / 100) % 60, all % 100]
  return `${padded(minutes)}:${padded(seconds)}${rest ? `.${padded(rest)}` : ''}`
}

/** As it can be read and mended, and read back without a loss. */
export const transcriptOf = (cues: readonly Cue[]) => cues.map(({ at, text }) => `[${timeOf(at)}] ${text}`).join('\n')

/** 12 分 30 秒 */
export function lengthWords(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 60) && `${Math.floor(whole / 60)} 分`, whole % 60 && `${whole % 60} 秒`]
  return parts.filter(Boolean).join(' ') || '不到 1 秒'
}
