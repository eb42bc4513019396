import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { home, packages, writeOnce } from './home'
import { woffToSfnt } from '../../cloudfunctions/report/formats/woff'

/** Text in a sans face; titles and numerals in a Song face, which our styles use in bold only. */
const FONTS = ['noto-sans-sc/400', 'noto-sans-sc/700', 'noto-serif-sc/700']

/** Returns the fontconfig file that offers the Noto faces alone, so that pictures are the same on every machine. */
export function installFonts(): string {
  const folder = path.join(home, 'fonts')
  for (const font of FONTS) {
    const [family, weight] = font.split('/')
    const woff = path.join(packages, `@fontsource/${family}/files/${family}-chinese-simplified-${weight}-normal.woff`)
    writeOnce(path.join(folder, `${family}-${weight}.ttf`), () => woffToSfnt(readFileSync(woff)))
  }
  const text = fontConfig(folder)
  const config = path.join(folder, `${createHash('sha1').update(text).digest('hex')}.conf`)
  writeOnce(config, () => text)
  return config
}

/** The files call their families so, whatever their weight. */
const SANS = 'Noto Sans SC Thin'
const SONG = 'Noto Serif SC ExtraLight'

/** Gives a face to the names our styles begin with and to those that Chromium puts for the generic ones. */
const fontConfig = (folder: string) => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${path.join(folder, 'cache')}</cachedir>
  ${['Songti SC', 'Times New Roman', 'serif'].map((name) => alias(name, SONG)).join('\n  ')}
  ${['PingFang SC', 'Arial', 'sans-serif'].map((name) => alias(name, SANS)).join('\n  ')}
</fontconfig>
`

const alias = (name: string, family: string) =>
  `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`
