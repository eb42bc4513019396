/** How far one has read each case: on this phone only, because nothing hangs on it. */
import { load, save } from '../../../platform/storage'

const KEY = 'caseSteps'
const MOST = 20

type Steps = Record<string, number>

export const keptStep = (courseId: string) => load<Steps>(KEY)?.[courseId] ?? 0

export function keepStep(courseId: string, step: number) {
  const { [courseId]: _old, ...others } = load<Steps>(KEY) ?? {}
  const newest = Object.entries(others).slice(-(MOST - 1))
  save(KEY, Object.fromEntries([...newest, [courseId, step]]))
}
