/** Who opens which page of the mini-program to have it looked at. A page without a visit fails the test. */

export interface Visit {
  who: string
  query?: string
  /** Words to be tapped before it is looked at, one after the other: a drawer, another list. */
  tap?: string | readonly string[]
  /** While the theme day is on; else days before it. */
  during?: true
  /** Seen on a wall instead of a phone. */
  wall?: true
}

const session = 'sessionId={session}'

export const visits: Record<string, Visit[]> = {
  'pages/home/index': [
    { who: 'o-nobody' },
    { who: 'o-li' },
    { who: 'o-wang' },
    { who: 'o-secretary' },
    { who: 'o-siblingSecretary' },
    { who: 'o-unitOrganiser' },
    { who: 'o-administrator' },
    { who: 'o-li', during: true },
    { who: 'o-li', during: true, tap: '扫不了' },
    { who: 'o-deputy', during: true },
    { who: 'o-secretary', during: true },
    { who: 'o-li', tap: '资料 3 份' },
  ],
  'pages/courses/index': [{ who: 'o-li' }],
  'pages/mine/index': [
    { who: 'o-li' },
    { who: 'o-li', tap: '手机号给书记看' },
    { who: 'o-wang' },
    { who: 'o-secretary' },
    { who: 'o-nobody' },
  ],
  'pages/sign-in/index': [
    { who: 'o-li', during: true },
    { who: 'o-li', query: session, during: true, tap: '输入数字码' },
    { who: 'o-li', query: 'scene=pbranch', during: true },
    { who: 'o-deputy', query: session, during: true },
  ],
  'subpackages/branch/month/index': [
    { who: 'o-secretary', query: 'branchId=branch&month=2026-11' },
    { who: 'o-secretary', query: 'branchId=branch&month=2026-11', tap: '取消活动' },
    { who: 'o-secretary', query: 'branchId=branch&month=2026-11', tap: '资料 3 份' },
    { who: 'o-secretary', query: 'branchId=branch&month=2026-11', during: true },
    { who: 'o-siblingSecretary', query: 'branchId=sibling&month=2026-11' },
    { who: 'o-siblingSecretary', query: 'branchId=sibling&month=2026-11', tap: '更换' },
    { who: 'o-siblingSecretary', query: 'branchId=sibling&month=2026-10' },
  ],
  'subpackages/branch/record/index': [
    { who: 'o-secretary', query: session },
    { who: 'o-secretary', query: 'sessionId=october1' },
    { who: 'o-secretary', query: 'sessionId=october1', tap: '补课' },
    { who: 'o-siblingSecretary', query: 'sessionId=october2' },
  ],
  'subpackages/branch/reading/index': [
    { who: 'o-li', query: 'sessionId=october1' },
    { who: 'o-li', query: session },
  ],
  'subpackages/branch/live/index': [
    { who: 'o-secretary', query: session },
    { who: 'o-secretary', query: session, tap: '代请假' },
    { who: 'o-secretary', query: session, during: true },
    { who: 'o-secretary', query: session, during: true, tap: '结束签到' },
    { who: 'o-secretary', query: session, during: true, tap: '记为迟到' },
    { who: 'o-secretary', query: session, tap: '更多' },
    { who: 'o-secretary', query: session, during: true, tap: '更多' },
    { who: 'o-secretary', query: session, during: true, tap: ['更多', '签到方式'] },
    { who: 'o-secretary', query: session, during: true, tap: ['更多', '现场帮手'] },
    { who: 'o-secretary', query: session, during: true, tap: '2 人待确认' },
    { who: 'o-secretary', query: session, during: true, tap: '旁听 2' },
    { who: 'o-secretary', query: session, during: true, tap: ['旁听 2', '阿依古丽·买买提江'] },
    { who: 'o-secretary', query: session, during: true, tap: ['旁听 2', '阿依古丽·买买提江', '更正'] },
    { who: 'o-secretary', query: session, during: true, tap: ['旁听 2', '阿依古丽·买买提江', '更正', '自己写'] },
  ],
  'subpackages/branch/counterScan/index': [{ who: 'o-secretary', query: session, during: true }],
  'subpackages/branch/spotCheck/index': [
    { who: 'o-secretary', query: session, during: true },
    { who: 'o-secretary', query: session, during: true, tap: '抽 3 位' },
  ],
  'subpackages/branch/meetings/index': [
    { who: 'o-secretary', query: 'branchId=branch' },
    { who: 'o-secretary', query: 'branchId=branch', tap: '第四季度党员大会' },
  ],
  'subpackages/branch/meetings/plan/index': [
    { who: 'o-secretary', query: 'branchId=branch' },
    { who: 'o-secretary', query: 'branchId=branch&kind=groupMeeting' },
  ],
  'subpackages/branch/screen/index': [
    { who: 'o-secretary', query: session, wall: true },
    { who: 'o-secretary', query: session, wall: true, during: true },
  ],
  'subpackages/account/join/index': [
    { who: 'o-nobody' },
    { who: 'o-nobody', tap: '《隐私保护指引》' },
    { who: 'o-asked' },
  ],
  'subpackages/account/code/index': [{ who: 'o-li' }, { who: 'o-wang', during: true }],
  'subpackages/account/feedback/index': [{ who: 'o-li' }, { who: 'o-nobody' }],
  'subpackages/account/leave/index': [
    { who: 'o-li', query: session },
    { who: 'o-li', query: session, tap: ['当班', '自己写'] },
    { who: 'o-wang', query: session },
  ],
  'subpackages/account/leave/own/index': [
    { who: 'o-wang' },
    { who: 'o-deputy' },
    { who: 'o-deputy', tap: '继续显示' },
    { who: 'o-siblingMember' },
  ],
  'subpackages/office/workbench/index': [
    { who: 'o-secretary' },
    { who: 'o-unitOrganiser' },
    { who: 'o-groupOrganiser' },
    { who: 'o-administrator' },
  ],
  'subpackages/office/people/index': [
    { who: 'o-secretary', query: 'orgId=branch' },
    { who: 'o-secretary', query: 'orgId=branch', tap: '导出名单' },
    { who: 'o-groupOrganiser', query: 'orgId=group' },
  ],
  'subpackages/office/tree/index': [
    { who: 'o-secretary', query: 'orgId=branch' },
    { who: 'o-secretary', query: 'orgId=branch', tap: '新设党小组' },
    { who: 'o-unitOrganiser', query: 'orgId=unit' },
    { who: 'o-groupOrganiser', query: 'orgId=group' },
    { who: 'o-administrator', query: 'orgId=branch' },
    { who: 'o-administrator', query: 'orgId=branch', tap: '更名' },
    { who: 'o-administrator', query: 'orgId=branch', tap: '合并到另一支部' },
    { who: 'o-administrator', query: 'orgId=branch', tap: '拆分' },
  ],
  'subpackages/office/person/index': [
    { who: 'o-secretary', query: 'branchId=branch&memberId=m-li' },
    { who: 'o-secretary', query: 'branchId=branch&memberId=m-li', tap: '豁免' },
    { who: 'o-secretary', query: 'branchId=branch&memberId=m-phoneless', tap: '发邀请码' },
    { who: 'o-unitOrganiser', query: 'branchId=branch&memberId=m-secretary' },
    { who: 'o-administrator', query: 'branchId=branch&memberId=m-secretary', tap: '任命' },
    { who: 'o-administrator', query: 'branchId=branch&memberId=m-secretary', tap: '免去' },
  ],
  'subpackages/office/roster/index': [{ who: 'o-administrator' }, { who: 'o-secretary' }],
  'subpackages/office/claims/index': [
    { who: 'o-secretary', query: 'branchId=branch' },
    { who: 'o-siblingSecretary', query: 'branchId=sibling' },
  ],
  'subpackages/office/complaints/index': [{ who: 'o-administrator' }],
  'subpackages/office/audit/index': [{ who: 'o-administrator' }],
  'subpackages/office/rules/index': [{ who: 'o-administrator' }, { who: 'o-groupOrganiser' }],
  'subpackages/office/rules/pack/index': [
    { who: 'o-groupOrganiser', query: 'version=2026.1' },
    { who: 'o-administrator', query: 'version=2026.2' },
    { who: 'o-administrator', query: 'version=2026.2', tap: '试算' },
    { who: 'o-administrator', query: 'version=2026.2', tap: '按新的结果重述用例' },
    { who: 'o-groupOrganiser', query: 'version=2026.3' },
    { who: 'o-groupOrganiser', query: 'version=2026.3', tap: '发布' },
  ],
  'subpackages/office/rules/draft/index': [
    { who: 'o-administrator', query: 'from=2026.2&version=2026.2' },
    { who: 'o-administrator', query: 'from=2026.2&version=2026.2', tap: '签到' },
  ],
  'subpackages/office/pack/index': [
    { who: 'o-groupOrganiser' },
    { who: 'o-groupOrganiser', tap: '预览' },
    { who: 'o-groupOrganiser', tap: '12 月' },
  ],
  'subpackages/office/heatMap/index': [
    { who: 'o-groupOrganiser', query: 'orgId=group' },
    { who: 'o-groupOrganiser', query: 'orgId=group', tap: '逾 1' },
    { who: 'o-unitOrganiser', query: 'orgId=unit' },
    { who: 'o-unitOrganiser', query: 'orgId=unit', tap: '云岭高速公路运营管理有限公司麓山管理处青枫收费站联合' },
  ],
  'subpackages/office/acceptance/index': [
    { who: 'o-unitOrganiser', query: 'orgId=unit' },
    { who: 'o-otherOrganiser', query: 'orgId=other' },
  ],
  'subpackages/office/acceptance/judge/index': [
    { who: 'o-unitOrganiser', query: 'orgId=unit&sessionId=october1' },
    { who: 'o-unitOrganiser', query: 'orgId=unit&sessionId=october1', tap: '退回' },
  ],
  'subpackages/office/leaveInbox/index': [
    { who: 'o-unitOrganiser', query: 'orgId=unit' },
    { who: 'o-unitOrganiser', query: 'orgId=unit', tap: '继续显示' },
    { who: 'o-unitOrganiser', query: 'orgId=unit', tap: '本页 20 张全部同意' },
    { who: 'o-secretary', query: 'orgId=branch' },
    { who: 'o-otherOrganiser', query: 'orgId=other' },
  ],
  'subpackages/office/recordBook/index': [
    { who: 'o-secretary', query: 'orgId=branch' },
    { who: 'o-unitOrganiser', query: 'orgId=unit', tap: '自选' },
  ],
  'subpackages/kit/index/index': [{ who: 'o-li' }, { who: 'o-li', tap: '打开抽屉' }],
}
