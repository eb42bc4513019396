/** Identifiers of the domain in the words of the field. */
import type { LeaveKind } from '#domain/leave'
import type { Duty, Stage } from '#domain/member'
import type { AttendanceMethod, AttendanceStatus, Reply, SessionKind, ThemeDayPart } from '#domain/session'

export const kindWords: Record<SessionKind, string> = { themeDay: '主题党日' }

export const partWords: Record<ThemeDayPart, string> = { lesson: '一课', film: '一片', practice: '一实践' }

export const statusWords: Record<AttendanceStatus, string> = {
  present: '准时',
  late: '迟到',
  leave: '请假',
  absent: '未到',
  observer: '旁听',
}

export const methodWords: Record<AttendanceMethod, string> = { scan: '扫现场码', rollCall: '支书点名' }

export const replyWords: Record<Reply, string> = {
  coming: '参加',
  leaveAsked: '请假待批',
  leaveGranted: '已准假',
  leaveRefused: '没有准假',
}

export const leaveKindWords: Record<LeaveKind, string> = {
  onDuty: '当班',
  sick: '病假',
  personal: '事假',
  official: '公务',
}

export const stageWords: Record<Stage, string> = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  developmentTarget: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
}

export const dutyWords: Record<Duty, string> = {
  secretary: '支部书记',
  deputySecretary: '支部副书记',
  organisationOfficer: '组织委员',
  publicityOfficer: '宣传委员',
  disciplineInspector: '纪检委员',
  backbone: '党务干事',
  organiser: '组织者',
  administrator: '管理员',
}
