import { InviteSheet } from '../people/InviteSheet'
import { AppointSheet } from './AppointSheet'
import { EndExemptionSheet, EndPostSheet } from './EndSheets'
import { ExemptSheet } from './ExemptSheet'
import type { ReadyPerson } from './usePerson'

export function DeedSheet(person: ReadyPerson) {
  const { deed, facts, branchId, cancel } = person
  const invited = deed?.kind === 'invite' ? facts.person : null
  return (
    <>
      {/* stays: a code that was given is shown again */}
      <InviteSheet person={invited} branchId={branchId} onClose={cancel} />
      {deed?.kind === 'exempt' && <ExemptSheet {...person} />}
      {deed?.kind === 'appoint' && <AppointSheet {...person} />}
      {deed?.kind === 'endPost' && <EndPostSheet {...person} post={deed.post} />}
      {deed?.kind === 'endExemption' && <EndExemptionSheet {...person} mark={deed.mark} />}
    </>
  )
}
