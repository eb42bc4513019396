import { measuredBy } from './measuredBy'
import type { measurePackage } from './package'

type Package = Awaited<ReturnType<typeof measurePackage>>

/** How many pages there are, the most nodes of any as everybody sees it, and what opening the first one takes. */
export async function measureShell({ mainKB, firstScreenKB }: Package) {
  const measured = await measuredBy<Record<'pages' | 'maxNodes', number>>('weapp', 'weapp/pages', 'no page of a large')
  return { ...measured, homeFirstSetDataKB: firstScreenKB, mainKB }
}
