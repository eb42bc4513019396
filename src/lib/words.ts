/** Identifiers of the domain in the words of the field. */
import type { AttendanceFlag, Ruling } from '#domain/attendance'
import type { Category } from '#domain/category'
import type { LeaveKind, LeaveRole } from '#domain/leave'
import { meetingNames } from '#domain/branchMeetings'
import { type PackPart, partNames } from '#domain/monthPack'
import type { Duty, MarkKind, MembershipReason, Stage } from '#domain/member'
import type { OrgLevel } from '#domain/org'
import type { ComplaintKind } from '#domain/oversight'
import type { AttendanceMethod, AttendanceStatus, Reply, SessionKind } from '#domain/session'

export const kindWords: Record<SessionKind, string> = {
  themeDay: '主题党日',
  ...meetingNames,
  lecture: '大讲堂',
  stop: '宣讲',
}

/** A point of any other meeting is no part of the month's pack. */
export const pointWord = (part: PackPart | null) => (part ? partNames[part] : '议程')

export const statusWords: Record<AttendanceStatus, string> = {
  present: '准时',
  late: '迟到',
  leave: '请假',
  absent: '未到',
  observer: '旁听',
  exempt: '豁免',
  undecided: '待确认',
}

export const methodWords: Record<AttendanceMethod, string> = {
  scan: '扫现场码',
  digits: '数字码',
  counterScan: '反扫个人码',
  rollCall: '支书点名',
  correction: '更正补记',
}

/** What those in charge read about a row. */
export const flagWords: Record<AttendanceFlag, string> = {
  offline: '补传',
  sharedDevice: '同机',
  disputed: '抽查不在',
  noSignOut: '未签退',
  paced: '错峰提交',
  far: '不在附近',
}

export const rulingWords: Record<Ruling, string> = { present: '到', late: '迟到', absent: '未到', leave: '请假' }

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

export const leaveRoleWords: Record<LeaveRole, string> = {
  secretary: '支部书记',
  groupLeader: '组长',
  monitor: '班长',
  headTeacher: '班主任',
  organiser: '组织者',
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
  tourOffice: '宣讲办',
}

export const categoryWords: Record<Category, string> = {
  secretary: '支部书记',
  committee: '支部委员',
  backbone: '党务骨干',
  ordinary: '普通党员',
  newMember: '新党员',
  developmentTarget: '发展对象',
  activist: '入党积极分子',
  applicant: '入党申请人',
  youth: '青年',
  frail: '年老体弱',
  seconded: '借调',
  floating: '流动',
}

export const markWords: Record<MarkKind, string> = {
  seconded: '借调',
  frail: '年老体弱',
  floating: '流动',
  retired: '退休',
}

export const membershipReasonWords: Record<MembershipReason, string> = {
  roster: '名册',
  moved: '转接',
  merged: '支部合并',
  split: '支部拆分',
  grouped: '党小组调整',
}

export const orgLevelWords: Record<OrgLevel, string> = {
  group: '集团党委',
  unit: '二级单位党组织',
  branch: '党支部',
  partyGroup: '党小组',
}

export const complaintWords: Record<ComplaintKind, string> = {
  complaint: '投诉',
  suggestion: '建议',
  correction: '更正我的信息',
  deletion: '删除我的信息',
}
