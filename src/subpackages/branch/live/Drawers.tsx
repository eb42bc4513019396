import { CloseSheet } from './CloseSheet'
import { CorrectSheet } from './CorrectSheet'
import { DoorSheet } from './DoorSheet'
import { HelpersSheet } from './HelpersSheet'
import { LegsSheet } from './LegsSheet'
import { MoreSheet } from './More'
import { PersonSheet } from './PersonSheet'
import { PrepSheet } from './PrepSheet'
import { UndecidedSheet } from './Undecided'
import type { Drawer, ReadyLive } from './useLive'

/** At most one is open. What two may change at once begins anew with a newer revision. */
export function Drawers(live: ReadyLive) {
  const { drawer, data } = live
  switch (drawer?.kind) {
    case 'close':
      return <CloseSheet {...live} />
    case 'more':
      return <MoreSheet {...live} />
    case 'door':
      return <DoorSheet key={data.revision} {...live} />
    case 'helpers':
      return <HelpersSheet key={data.revision} {...live} />
    case 'prep':
      return <PrepSheet {...live} />
    case 'legs':
      return <LegsSheet {...live} />
    case 'undecided':
      return <UndecidedSheet {...live} />
    default:
      return drawer && <OfPerson {...live} drawer={drawer} />
  }
}

function OfPerson({ drawer, ...live }: ReadyLive & { drawer: Extract<Drawer, { memberId: string }> }) {
  const person = live.data.people.find(({ id }) => id === drawer.memberId)
  // an observer whose row is gone, or whoever has left the list meanwhile
  if (!person) return null
  const props = { ...live, drawer, person }
  return drawer.kind === 'person' ? <PersonSheet {...props} /> : <CorrectSheet key={person.id} {...props} />
}
