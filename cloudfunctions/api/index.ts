import { api } from '#types/contract'
import { serve } from '../shared/serve'
import { attendanceHandlers } from './handlers/attendance'
import { claimHandlers } from './handlers/claim'
import { leaveHandlers } from './handlers/leave'
import { memberHandlers } from './handlers/member'
import { noticeHandlers } from './handlers/notice'
import { orgHandlers } from './handlers/org'
import { oversightHandlers } from './handlers/oversight'
import { peopleHandlers } from './handlers/people'
import { themeDayHandlers } from './handlers/themeDay'

export const main = serve(api, {
  ...attendanceHandlers,
  ...claimHandlers,
  ...leaveHandlers,
  ...memberHandlers,
  ...noticeHandlers,
  ...orgHandlers,
  ...oversightHandlers,
  ...peopleHandlers,
  ...themeDayHandlers,
})
