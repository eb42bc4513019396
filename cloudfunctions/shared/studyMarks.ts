/** Marks of a member at one session: he is found by them, and nobody reads out of them who he is. */
import { markOf, masterKey } from './keys'

const markFor = (matter: string) => (sessionId: string, memberId: string) =>
  markOf(masterKey(), `${matter}|${sessionId}|${memberId}`)

/** Of who asks and votes. */
export const deskMark = markFor('question')
export const prepMark = markFor('prep')
export const evaluationMark = markFor('evaluation')
