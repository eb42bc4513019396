/** A name and the people who go under it: what is kept of a drawer that was closed. */
export interface PeopleDraft {
  name: string
  /** Null until somebody has been chosen or unchosen. */
  chosen: string[] | null
}

export function peopleDraftOf(kept: unknown): PeopleDraft {
  const { name, chosen } = (kept ?? {}) as Partial<Record<keyof PeopleDraft, unknown>>
  return { name: typeof name === 'string' ? name : '', chosen: Array.isArray(chosen) ? chosen.map(String) : null }
}

/** Who has left the branch since is no longer chosen. */
export const stillThere = (chosen: readonly string[], people: readonly { id: string }[]) =>
  chosen.filter((one) => people.some(({ id }) => id === one))
