// npx tsx scripts/speech/make.ts [id …]: the media of the demo's courses; all of them, or those named.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { films } from '../demo/courses/films'
import { lessons } from '../demo/courses/lessons'
import type { AudioLesson } from '../demo/courses/types'
import { isEntry } from '../run'
import { checkMedia } from './check'
import { makeFilm } from './film'
import { ffmpeg, secondsOf } from './tools'
import { type Cue, filterFor, RAW, round, Track } from './voice'

export const MEDIA = path.resolve(__dirname, '../demo/courses/media')

/** Coding at so few bits goes a little beyond it. */
const CEILING = 0.6

export type Index = Record<string, { seconds: number; bytes: number; cues: Cue[] }>

function makeLesson({ sentences }: AudioLesson, file: string): Track {
  const track = new Track()
  track.pause(0.3)
  sentences.forEach((sentence, at) => {
    if (at) track.pause(0.5)
    track.say(sentence)
  })
  track.pause(0.1)
  const encoder = ['-c:a', 'libmp3lame', '-b:a', '24k', '-ar', '22050', '-ac', '1', '-compression_level', '2']
  const plain = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact']
  ffmpeg([...RAW, '-af', filterFor(track, CEILING), ...encoder, ...plain, file], track.bytes())
  return track
}

const entryOf = (file: string, { cues }: Track) => ({
  seconds: round(secondsOf(file)),
  bytes: statSync(file).size,
  cues,
})

async function main(wanted: string[]) {
  mkdirSync(MEDIA, { recursive: true })
  const target = path.join(MEDIA, 'index.json')
  const before: Index = existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : {}
  const made: Index = {}
  const isWanted = ({ id }: { id: string }) => !wanted.length || wanted.includes(id)
  for (const lesson of lessons.filter(isWanted)) {
    const file = path.join(MEDIA, `${lesson.id}.mp3`)
    made[lesson.id] = entryOf(file, makeLesson(lesson, file))
  }
  for (const film of films.filter(isWanted)) {
    const file = path.join(MEDIA, `${film.id}.mp4`)
    made[film.id] = entryOf(file, await makeFilm(film, file))
  }
  const index: Index = {}
  for (const { id } of [...lessons, ...films]) {
    const entry = made[id] ?? before[id]
    if (entry) index[id] = entry
  }
  writeFileSync(target, `${JSON.stringify(index, null, 2)}\n`)
  console.log(checkMedia(MEDIA, index).join('\n'))
}

if (isEntry(__filename)) void main(process.argv.slice(2))
