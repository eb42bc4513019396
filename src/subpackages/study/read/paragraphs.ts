import type { Cue } from '#domain/course'

const FULL = 120

/** Spoken sentences joined to paragraphs, as one reads them; the last keeps what is left. */
export function paragraphsOf(cues: readonly Cue[]): string[] {
  const paragraphs: string[] = []
  let current = ''
  for (const { text } of cues) {
    current += text
    if (current.length < FULL) continue
    paragraphs.push(current)
    current = ''
  }
  return current ? [...paragraphs, current] : paragraphs
}
