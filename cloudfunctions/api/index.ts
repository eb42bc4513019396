import { api } from '#types/contract'
import { serve } from '../shared/serve'
import { confirmHandlers } from './handlers/attendance/confirm'
import { correctHandlers } from './handlers/attendance/correct'
import { counterScanHandlers } from './handlers/attendance/counterScan'
import { digitsHandlers } from './handlers/attendance/digits'
import { doorHandlers } from './handlers/attendance/door'
import { listHandlers } from './handlers/attendance/list'
import { rollHandlers } from './handlers/attendance/roll'
import { screenHandlers } from './handlers/attendance/screen'
import { settingsHandlers } from './handlers/attendance/settings'
import { spotCheckHandlers } from './handlers/attendance/spotCheck'
import { claimHandlers } from './handlers/claim'
import { leaveHandlers } from './handlers/leave'
import { heatMapHandlers } from './handlers/heatMap'
import { materialHandlers } from './handlers/material'
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
  ...confirmHandlers,
  ...correctHandlers,
  ...counterScanHandlers,
  ...digitsHandlers,
  ...doorHandlers,
  ...listHandlers,
  ...rollHandlers,
  ...screenHandlers,
  ...settingsHandlers,
  ...spotCheckHandlers,
  ...claimHandlers,
  ...leaveHandlers,
  ...heatMapHandlers,
  ...materialHandlers,
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
