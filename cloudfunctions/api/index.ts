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
import { partnerHandlers } from './handlers/partner'
import { peopleHandlers } from './handlers/people'
import { recordHandlers } from './handlers/record'
import { askHandlers } from './handlers/request/ask'
import { requestReadHandlers } from './handlers/request/read'
import { rosterHandlers } from './handlers/roster'
import { rotaHandlers } from './handlers/rota'
import { rulePackHandlers } from './handlers/rulePack'
import { directoryHandlers } from './handlers/speaker/directory'
import { monthHandlers } from './handlers/speaker/month'
import { officeHandlers } from './handlers/speaker/office'
import { ownHandlers } from './handlers/speaker/own'
import { cardHandlers } from './handlers/stop/card'
import { countHandlers } from './handlers/stop/count'
import { leaveHandlers as stopLeaveHandlers } from './handlers/stop/leave'
import { openingsHandlers } from './handlers/stop/openings'
import { registerHandlers } from './handlers/stop/register'
import { swapHandlers } from './handlers/stop/swap'
import { evaluationHandlers } from './handlers/study/evaluation'
import { needHandlers } from './handlers/study/need'
import { prepHandlers } from './handlers/study/prep'
import { questionHandlers } from './handlers/study/question'
import { themeDayHandlers } from './handlers/themeDay'
import { assignHandlers } from './handlers/tour/assign'
import { cancelHandlers } from './handlers/tour/cancel'
import { checkHandlers } from './handlers/tour/check'
import { coverageHandlers } from './handlers/tour/coverage'
import { findHandlers } from './handlers/tour/find'
import { matchHandlers } from './handlers/tour/match'
import { placesHandlers } from './handlers/tour/places'
import { planHandlers as tourPlanHandlers } from './handlers/tour/plan'
import { readHandlers as tourReadHandlers } from './handlers/tour/read'
import { releaseHandlers as tourReleaseHandlers } from './handlers/tour/release'
import { stopHandlers } from './handlers/tour/stops'
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
  ...partnerHandlers,
  ...peopleHandlers,
  ...recordHandlers,
  ...askHandlers,
  ...requestReadHandlers,
  ...rosterHandlers,
  ...rotaHandlers,
  ...rulePackHandlers,
  ...directoryHandlers,
  ...monthHandlers,
  ...officeHandlers,
  ...ownHandlers,
  ...cardHandlers,
  ...countHandlers,
  ...stopLeaveHandlers,
  ...assignHandlers,
  ...checkHandlers,
  ...coverageHandlers,
  ...matchHandlers,
  ...tourReleaseHandlers,
  ...openingsHandlers,
  ...registerHandlers,
  ...swapHandlers,
  ...evaluationHandlers,
  ...needHandlers,
  ...prepHandlers,
  ...questionHandlers,
  ...themeDayHandlers,
  ...cancelHandlers,
  ...findHandlers,
  ...placesHandlers,
  ...tourPlanHandlers,
  ...tourReadHandlers,
  ...stopHandlers,
  ...treeHandlers,
})
