import type { ComplaintKind } from '#domain/oversight'

export const kindWords: Record<ComplaintKind, string> = {
  complaint: '投诉',
  suggestion: '建议',
  correction: '更正我的信息',
  deletion: '删除我的信息',
}

/** Counted as the server counts it. */
export const lengthOf = (text: string) => [...text.trim()].length

const SHOWN = 60

/** Enough to know it again; the whole stands in the drawer. */
export const beginning = (text: string) => {
  const characters = [...text]
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}……` : text
}
