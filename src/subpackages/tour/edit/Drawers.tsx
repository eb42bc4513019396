import { AssignSheet } from './AssignSheet'
import { CancelSheet } from './CancelSheet'
import { FactsSheet } from './FactsSheet'
import type { PartnerLink } from './partnerLink'
import { PartnerSheet } from './PartnerSheet'
import { PlacesSheet } from './PlacesSheet'
import type { Editing } from './useEdit'

export interface Linked {
  link: PartnerLink | null
  setLink: (link: PartnerLink) => void
}

export function Drawers(editing: Editing & Linked) {
  switch (editing.drawer) {
    case null:
      return null
    case 'facts':
      return <FactsSheet {...editing} />
    case 'assign':
      return <AssignSheet {...editing} />
    case 'places':
      return <PlacesSheet {...editing} />
    case 'partner':
      return <PartnerSheet {...editing} />
    case 'cancel':
      return <CancelSheet {...editing} />
  }
}
