// A film is its slides, drawn by a browser, and its sentences, spoken while the slide is seen.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launch } from '../../tests/browser/launch'
import type { Film, Slide } from '../demo/courses/types'
import { ffmpeg } from './tools'
import { filterFor, RAW, Track } from './voice'

const FRAMES = 5
/** Lower than that of the lessons: AAC goes further beyond it. */
const CEILING = 0.45
const SIZE = { width: 640, height: 360 }

/** The look of the product: paper, a Song title, one red line. */
const STYLE = `
  body { margin: 0; box-sizing: border-box; width: 640px; height: 360px; padding: 52px 64px 54px; background: #FAF8F4;
    color: #1E1A17; font-family: 'PingFang SC', sans-serif; position: relative }
  h1 { margin: 0; font: 700 38px/1.35 'Songti SC', serif }
  hr { width: 64px; height: 4px; margin: 16px 0 26px; border: 0; background: #9F1C1F }
  p { margin: 0 0 10px; font-size: 23px; line-height: 1.6 }
  .first { padding-top: 64px } .first h1 { font-size: 46px }
  footer { position: absolute; left: 64px; right: 64px; bottom: 22px; display: flex; justify-content: space-between;
    font-size: 15px; color: #6B6259 }`

function pageOf(film: Film, { title, lines }: Slide, index: number): string {
  const text = lines.map((line) => `<p>${line}</p>`).join('')
  const foot = `<span>${index ? film.title : '月课'}</span><span>${index + 1} / ${film.slides.length}</span>`
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
    <body class="${index ? '' : 'first'}"><h1>${title}</h1><hr>${text}<footer>${foot}</footer></body>`
}

async function draw(film: Film, folder: string): Promise<string[]> {
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: SIZE })
    const files: string[] = []
    for (const [index, slide] of film.slides.entries()) {
      await page.setContent(pageOf(film, slide, index))
      const low = await page.evaluate(() => document.body.scrollHeight > document.body.clientHeight)
      if (low) throw new Error(`${film.id}: slide ${index + 1} does not fit`)
      files.push(path.join(folder, `${index}.png`))
      await page.screenshot({ path: files[index] })
    }
    return files
  } finally {
    await browser.close()
  }
}

/** The seconds each slide is seen, in whole frames. */
function speak({ slides }: Film, track: Track): number[] {
  return slides.map(({ lines }, index) => {
    const from = track.seconds
    track.pause(0.5)
    lines.forEach((line, at) => {
      if (at) track.pause(0.45)
      track.say(line)
    })
    track.pause(index === slides.length - 1 ? 0.1 : 0.5)
    track.fill(FRAMES)
    return track.seconds - from
  })
}

export async function makeFilm(film: Film, file: string): Promise<Track> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yueke-film-'))
  try {
    const pictures = await draw(film, folder)
    const track = new Track()
    const lengths = speak(film, track)
    const inputs = pictures.flatMap((picture, index) => [
      ...['-loop', '1', '-framerate', `${FRAMES}`, '-t', lengths[index]!.toFixed(2), '-i', picture],
    ])
    const joined = `${pictures.map((_, index) => `[${index + 1}:v]`).join('')}concat=n=${pictures.length}:v=1,format=yuv420p[v]`
    const graph = `${joined};[0:a]${filterFor(track, CEILING)}[a]`
    const video = [
      '-c:v',
      'libx264',
      '-profile:v',
      'baseline',
      '-level',
      '3.0',
      '-preset',
      'slow',
      '-tune',
      'stillimage',
    ]
    const colour = ['-crf', '28', '-g', '600', '-colorspace', 'smpte170m', '-color_range', 'tv']
    const audio = ['-c:a', 'aac', '-b:a', '24k', '-ar', '22050', '-ac', '1']
    const plain = ['-movflags', '+faststart', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact']
    const output = [
      '-filter_complex',
      graph,
      '-map',
      '[v]',
      '-map',
      '[a]',
      ...video,
      ...colour,
      ...audio,
      ...plain,
      file,
    ]
    ffmpeg([...RAW, ...inputs, ...output], track.bytes())
    return track
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
