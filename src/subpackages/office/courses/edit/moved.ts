/** The list with one of it a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const rest = list.filter((_, at) => at !== index)
  return [...rest.slice(0, index + by), list[index]!, ...rest.slice(index + by)]
}

export const changed = <T>(list: readonly T[], index: number, part: Partial<T>): T[] =>
  list.map((one, at) => (at === index ? { ...one, ...part } : one))
