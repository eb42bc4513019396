import { useState } from 'react'
import type { Output } from '#types/contract'
import type { SheetFormat } from '#types/contract/report'
import { may } from '#domain/rights'
import { useAction } from '../../../lib/useAction'
import type { Home } from '../../../me'
import { useTaking } from '../useTaking'

type Made = Output<'report.exportPeople'> & { format: SheetFormat }

/** An organiser who sees a list sees it from above, whichever it is; what is shown wrongly the cloud refuses. */
export const mayExport = ({ me: { offices } }: Home, orgId: string) =>
  offices.some(
    ({ role, orgId: own }) =>
      (own === orgId || role === 'unitOrganiser' || role === 'groupOrganiser') &&
      may([{ role, org: own }], { may: 'write', resource: 'exports' }, [own]),
  )

export function useExport(orgId: string, org: string) {
  const { state, run } = useAction('report.exportPeople', { quiet: true })
  const [format, setFormat] = useState<SheetFormat>('xlsx')
  const [made, setMade] = useState<Made | null>(null)
  const taking = useTaking()

  const take = (file: Made) => taking.take({ url: file.url, name: `${org}名单.${file.format}`, format: file.format })

  async function make() {
    const answer = await run({ orgId, format })
    if (!answer) return
    const file = { ...answer, format }
    setMade(file)
    await take(file)
  }

  return {
    format,
    setFormat,
    made,
    busy: taking.busy || state.step === 'busy',
    problem: taking.problem ?? (state.step === 'refused' ? state.message : null),
    make,
    take: () => made && take(made),
    /** The next one is made anew. */
    reset() {
      setMade(null)
      taking.reset()
    },
  }
}
