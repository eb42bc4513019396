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
import { draftHandlers } from './handlers/course/draft'
import { fileHandlers } from './handlers/course/files'
import { manageHandlers } from './handlers/course/manage'
import { openHandlers } from './handlers/course/open'
import { placeHandlers } from './handlers/course/place'
import { positionHandlers } from './handlers/course/position'
import { releaseHandlers } from './handlers/course/release'
import { shelfHandlers } from './handlers/course/shelf'
import { submitHandlers } from './handlers/course/submit'
import { leaveHandlers } from './handlers/leave'
import { heatMapHandlers } from './handlers/heatMap'
import { hostHandlers } from './handlers/lecture/host'
import { lecturerHandlers } from './handlers/lecture/lecturers'
import { listHandlers as lectureListHandlers } from './handlers/lecture/list'
import { planHandlers } from './handlers/lecture/plan'
import { publishHandlers } from './handlers/lecture/publish'
import { siteHandlers } from './handlers/lecture/sites'
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
import { evaluationHandlers } from './handlers/study/evaluation'
import { needHandlers } from './handlers/study/need'
import { prepHandlers } from './handlers/study/prep'
import { questionHandlers } from './handlers/study/question'
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
  ...draftHandlers,
  ...fileHandlers,
  ...manageHandlers,
  ...openHandlers,
  ...placeHandlers,
  ...positionHandlers,
  ...releaseHandlers,
  ...shelfHandlers,
  ...submitHandlers,
  ...leaveHandlers,
  ...heatMapHandlers,
  ...hostHandlers,
  ...lecturerHandlers,
  ...lectureListHandlers,
  ...planHandlers,
  ...publishHandlers,
  ...siteHandlers,
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
  ...evaluationHandlers,
  ...needHandlers,
  ...prepHandlers,
  ...questionHandlers,
  ...themeDayHandlers,
  ...treeHandlers,
})
