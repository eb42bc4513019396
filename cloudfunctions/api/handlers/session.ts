import type { Session } from '../../shared/documents'

/** What anybody concerned may see of a session; the output schema drops the rest. */
export const factsOf = (session: Session) => ({ ...session, id: session._id })
