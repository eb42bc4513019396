import { api } from '#types/contract'
import { serve } from '../shared/serve'
import { attendanceHandlers } from './handlers/attendance'
import { leaveHandlers } from './handlers/leave'
import { memberHandlers } from './handlers/member'
import { noticeHandlers } from './handlers/notice'
import { orgHandlers } from './handlers/org'
import { themeDayHandlers } from './handlers/themeDay'

export const main = serve(api, {
  ...attendanceHandlers,
  ...leaveHandlers,
  ...memberHandlers,
  ...noticeHandlers,
  ...orgHandlers,
  ...themeDayHandlers,
})
