import { execFileSync, spawnSync } from 'node:child_process'

const MUCH = 256 * 1024 * 1024

/** The Mandarin voice that also reads pinyin; calm, and a little lower than usual. */
const VOICE = ['-v', 'cmn-latn-pinyin', '-s', '175', '-p', '42']

export const espeak = (args: string[]): Buffer => execFileSync('espeak-ng', [...VOICE, ...args], { maxBuffer: MUCH })

/** Returns what ffmpeg reports; it does so on the second stream. */
export function ffmpeg(args: string[], input?: Buffer): string {
  const { status, stderr, error } = spawnSync('ffmpeg', ['-hide_banner', '-nostats', '-y', ...args], {
    input,
    maxBuffer: MUCH,
  })
  if (error) throw error
  const report = stderr.toString()
  if (status !== 0) throw new Error(`ffmpeg ${args.join(' ')}\n${report.slice(-2000)}`)
  return report
}

export const secondsOf = (file: string): number =>
  Number(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file]))
