import { lengthOf } from '../../../../lib/lengthOf'

export const MOST_LABELS = 20
const LONGEST = 20

/** One a line; what is there twice is one place. */
export const labelsIn = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line, index, all) => line !== '' && all.indexOf(line) === index)

export function labelProblem(labels: readonly string[]): string | null {
  const long = labels.find((label) => lengthOf(label) > LONGEST)
  if (long) return `“${long}”超过 ${LONGEST} 字，请写短一些`
  return labels.length > MOST_LABELS ? `一次最多 ${MOST_LABELS} 处，现在有 ${labels.length} 处，请分几次` : null
}
