/** Identifiers of the domain as they stand in the cells. */
import type { MakeupWay } from '#domain/record'
import type { RecordState } from '#domain/recordState'
import type { AttendanceMethod, AttendanceStatus } from '#domain/session'

export const statusWords: Record<AttendanceStatus, string> = {
  present: '准时',
  late: '迟到',
  leave: '请假',
  absent: '缺席',
  observer: '旁听',
  exempt: '豁免',
  undecided: '待确认',
}

export const methodWords: Record<AttendanceMethod, string> = {
  scan: '扫码',
  digits: '数字码',
  counterScan: '反扫',
  rollCall: '点名',
  correction: '更正',
}

export const makeupWords: Record<MakeupWay, string> = { makeup: '已补课', deliver: '已送学' }

export const recordWords: Record<RecordState, string> = {
  draft: '未记录',
  recorded: '已记录',
  reported: '已上报',
  accepted: '已通过',
  returned: '已退回',
}
