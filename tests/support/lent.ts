/** Stands for wx-cloud-local in test files: see worker.ts. */
import type { lent as Lent } from './worker'

const { lent } = globalThis as unknown as { lent: typeof Lent }

export const { startLocalCloud, loadBundle } = lent
