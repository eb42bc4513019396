// Sentences, each spoken on its own, so that the second at which it begins is known exactly.
import { spoken } from './reading'
import { espeak, ffmpeg } from './tools'

/** What espeak-ng makes: 16 bit, mono. */
export const RATE = 22_050
const LOUDNESS = -18
const AUDIBLE = 200

export interface Cue {
  /** Seconds from the beginning. */
  at: number
  text: string
}

/** Samples as they are joined; nothing is heard until it is encoded. */
export class Track {
  readonly cues: Cue[] = []
  private readonly parts: Int16Array[] = []
  private length = 0

  get seconds(): number {
    return this.length / RATE
  }

  pause(seconds: number) {
    this.add(new Int16Array(Math.round(seconds * RATE)))
  }

  say(text: string) {
    this.cues.push({ at: round(this.seconds), text })
    this.add(trim(samplesOf(espeak(['--stdout', spoken(text)]))))
  }

  /** Silence up to the next whole frame of a film. */
  fill(framesPerSecond: number) {
    this.pause(Math.ceil(this.seconds * framesPerSecond - 1e-6) / framesPerSecond - this.seconds)
  }

  bytes(): Buffer {
    return Buffer.concat(
      this.parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    )
  }

  private add(samples: Int16Array) {
    this.parts.push(samples)
    this.length += samples.length
  }
}

export const round = (seconds: number) => Math.round(seconds * 100) / 100

function samplesOf(wave: Buffer): Int16Array {
  const data = wave.indexOf('data') + 8
  const samples = new Int16Array((wave.length - data) >> 1)
  return samples.map((_, index) => wave.readInt16LE(data + index * 2))
}

/** espeak-ng leaves silence after each sentence; the pauses are ours. */
function trim(samples: Int16Array): Int16Array {
  const loud = (sample: number) => Math.abs(sample) > AUDIBLE
  const from = Math.max(0, samples.findIndex(loud) - 0.02 * RATE)
  return samples.slice(from, samples.findLastIndex(loud) + 0.06 * RATE)
}

export const RAW = ['-f', 's16le', '-ar', `${RATE}`, '-ac', '1', '-i', 'pipe:0']

/** Takes off what rumbles and what hisses, brings all to one loudness, and keeps peaks below the ceiling. */
export function filterFor(track: Track, ceiling: number): string {
  const tone = 'highpass=f=70,treble=g=-4:f=4500,lowpass=f=8500'
  const report = ffmpeg([...RAW, '-af', `${tone},ebur128`, '-f', 'null', '-'], track.bytes())
  const measured = Number(/Summary:[\s\S]*?I:\s+(-?[\d.]+) LUFS/.exec(report)?.[1])
  if (!Number.isFinite(measured)) throw new Error(`no loudness in\n${report.slice(-600)}`)
  return `${tone},volume=${(LOUDNESS - measured).toFixed(1)}dB,alimiter=limit=${ceiling}:level=false:latency=true`
}
