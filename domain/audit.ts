/** 操作记录: what privileged people changed. Each record carries the mark of the one before it. */
export interface AuditFacts {
  /** 1, 2, … within a month. */
  n: number
  month: string
  at: number
  /** The member who acted. */
  by: string
  byName: string
  action: string
  /** What was asked, as JSON text. */
  what: string
}

export interface AuditLink extends AuditFacts {
  previous: string
  mark: string
}

/** The words that are marked: every fact in a fixed order, and the mark before. */
export const markedText = ({ n, month, at, by, byName, action, what }: AuditFacts, previous: string) =>
  JSON.stringify([previous, month, n, at, by, byName, action, what])

/**
 * Whether a month's records are all there and as they were written. `head` is kept apart, so that a tail that was cut off
 * shows. `markOf` needs the key, so it comes from outside.
 */
export function isIntact(
  records: readonly AuditLink[],
  head: { n: number; mark: string } | null,
  markOf: (text: string) => string,
): boolean {
  const last = records[records.length - 1]
  if (!head || !last) return !head && !last
  const isLinked = records.every((record, index) => {
    const previous = index ? records[index - 1]!.mark : ''
    return (
      record.n === index + 1 && record.previous === previous && record.mark === markOf(markedText(record, previous))
    )
  })
  return isLinked && head.n === last.n && head.mark === last.mark
}
