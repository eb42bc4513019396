// What can be told of the media without listening.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { films } from '../demo/courses/films'
import { lessons } from '../demo/courses/lessons'
import type { Index } from './make'
import { ffmpeg, secondsOf } from './tools'
import { Track } from './voice'

const LARGEST_FILM = 500_000
const ALL = 6_000_000

const fileOf = (folder: string, id: string) =>
  [`${id}.mp3`, `${id}.mp4`].map((name) => path.join(folder, name)).find(existsSync) ?? ''

/** The length that the last sentence gives the file. */
function expectedSeconds({ cues }: Index[string]): number {
  const last = cues.at(-1)!
  const track = new Track()
  track.say(last.text)
  return last.at + track.seconds
}

function problemsOf(file: string, entry: Index[string]): string[] {
  const problems: string[] = []
  const seconds = secondsOf(file)
  const off = seconds - expectedSeconds(entry)
  if (Math.abs(off) > 0.3) problems.push(`length off by ${off.toFixed(2)} s`)
  const report = ffmpeg(['-i', file, '-af', 'silencedetect=n=-45dB:d=1.5,volumedetect', '-vn', '-f', 'null', '-'])
  if (report.includes('silence_start')) problems.push('silent for more than 1.5 s')
  const peak = Number(/max_volume: (-?[\d.]+) dB/.exec(report)?.[1])
  if (!(peak < -0.5)) problems.push(`peak at ${peak} dB`)
  if (entry.cues.some(({ at }, index) => index && at - entry.cues[index - 1]!.at < 1)) problems.push('cues too close')
  if (statSync(file).size !== entry.bytes) problems.push('size differs from the index')
  if (file.endsWith('.mp4') && entry.bytes > LARGEST_FILM) problems.push('film too large')
  return problems
}

const textsOf = (id: string): readonly string[] =>
  lessons.find((lesson) => lesson.id === id)?.sentences ??
  films.find((film) => film.id === id)?.slides.flatMap(({ lines }) => lines) ??
  []

/** A line for each file, and what is wrong with it. */
export function checkMedia(folder: string, index: Index): string[] {
  const ids = [...lessons, ...films].map(({ id }) => id)
  const lines = ids.map((id) => {
    const entry = index[id]
    const file = fileOf(folder, id)
    if (!entry || !file) return `${id}: MISSING`
    const problems = problemsOf(file, entry)
    if (entry.cues.map(({ text }) => text).join() !== textsOf(id).join()) problems.push('text has changed since')
    return `${path.basename(file)} ${entry.seconds} s ${entry.bytes} B ${problems.map((text) => `PROBLEM: ${text}`).join('; ')}`
  })
  const total = Object.values(index).reduce((sum, { bytes }) => sum + bytes, 0)
  return [...lines, `total ${total} B${total > ALL ? ' PROBLEM: too much' : ''}`]
}
