import * as v from 'valibot'
import { leaveKinds } from '#domain/leave'
import { reply } from './session'
import { action, id } from './define'

const answer = v.object({ sessionId: id, memberId: id, reply })

export const leave = {
  /** Before the session starts. Asking again changes nothing while the first request is open. */
  'leave.ask': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id, kind: v.picklist(leaveKinds) }),
    output: answer,
  }),

  'leave.decide': action({
    allow: { may: 'write', resource: 'leave', at: 'session' },
    input: v.strictObject({ sessionId: id, memberId: id, approve: v.boolean() }),
    output: answer,
  }),
}
