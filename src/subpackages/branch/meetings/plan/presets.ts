/** What such a meeting is called and talks of as a rule: a tap instead of typing. */
import type { MeetingKind } from '#domain/branchMeetings'

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度']

/** `day`: 'YYYY-MM-DD' */
export function titleOf(kind: MeetingKind, day: string, group: string | undefined): string {
  const month = Number(day.slice(5, 7))
  switch (kind) {
    case 'memberMeeting':
      return `${quarters[Math.floor((month - 1) / 3)] ?? ''}党员大会`
    case 'committeeMeeting':
      return `${month}月支委会`
    case 'groupMeeting':
      // a group may bear a long name, and a title has 24 characters
      return group && group.length <= 16 ? `${group}${month}月会议` : `${month}月党小组会`
    case 'partyLecture':
      return '书记讲党课'
    case 'lifeMeeting':
      return `${day.slice(0, 4)}年度组织生活会`
  }
}

export const points: Record<MeetingKind, readonly string[]> = {
  memberMeeting: ['听取支部委员会工作报告', '传达学习上级文件精神', '讨论发展党员', '讨论预备党员转正'],
  committeeMeeting: ['研究本月支部工作', '研究主题党日安排', '研究发展党员', '研究党员教育管理'],
  groupMeeting: ['学习规定内容', '落实支部工作要求', '开展谈心谈话', '推荐入党积极分子'],
  partyLecture: ['书记讲党课', '交流讨论'],
  lifeMeeting: ['通报整改落实情况', '支部班子对照检查', '开展批评和自我批评', '民主评议党员'],
}
