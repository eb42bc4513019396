import { api } from '#types/contract'
import { serve } from '../shared/serve'
import { attendanceHandlers } from './handlers/attendance'
import { claimHandlers } from './handlers/claim'
import { leaveHandlers } from './handlers/leave'
import { heatMapHandlers } from './handlers/heatMap'
import { meetingHandlers } from './handlers/meeting'
import { packHandlers } from './handlers/pack'
import { memberHandlers } from './handlers/member'
import { noticeHandlers } from './handlers/notice'
import { oversightHandlers } from './handlers/oversight'
import { peopleHandlers } from './handlers/people'
import { recordHandlers } from './handlers/record'
import { rosterHandlers } from './handlers/roster'
import { rotaHandlers } from './handlers/rota'
import { rulePackHandlers } from './handlers/rulePack'
import { themeDayHandlers } from './handlers/themeDay'
import { treeHandlers } from './handlers/tree'

export const main = serve(api, {
  ...attendanceHandlers,
  ...claimHandlers,
  ...leaveHandlers,
  ...heatMapHandlers,
  ...meetingHandlers,
  ...packHandlers,
  ...memberHandlers,
  ...noticeHandlers,
  ...oversightHandlers,
  ...peopleHandlers,
  ...recordHandlers,
  ...rosterHandlers,
  ...rotaHandlers,
  ...rulePackHandlers,
  ...themeDayHandlers,
  ...treeHandlers,
})
