import type { Input } from '#types/contract'
import { useMadeFile } from '../../../../lib/useMadeFile'
import type { ReadyPlaces } from './usePlaces'

export type Layout = Input<'report.posters'>['layout']

const names: Record<Layout, string> = { sheet: '张贴码，每页 20 张', single: '张贴海报，每页一张' }

/** The codes in use of the page that is shown, as A4. */
export function usePosters({ orgId, inUse }: ReadyPlaces) {
  const { make, ...rest } = useMadeFile('report.posters', { quiet: true })
  return { ...rest, make: (layout: Layout) => make({ orgId, codes: inUse, layout }, `${names[layout]}.pdf`) }
}
