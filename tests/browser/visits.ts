/** Who opens which page of the mini-program to have it looked at. A page without a visit fails the test. */

export interface Visit {
  who: string
  query?: string
  /** Words to be tapped before it is looked at: a drawer, another list. */
  tap?: string
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
    { who: 'o-li', tap: '请假' },
    { who: 'o-wang' },
    { who: 'o-secretary' },
    { who: 'o-siblingSecretary' },
    { who: 'o-unitOrganiser' },
    { who: 'o-administrator' },
    { who: 'o-li', during: true },
    { who: 'o-secretary', during: true },
  ],
  'pages/courses/index': [{ who: 'o-li' }],
  'pages/mine/index': [{ who: 'o-li' }, { who: 'o-secretary' }, { who: 'o-nobody' }],
  'pages/sign-in/index': [{ who: 'o-li', during: true }],
  'subpackages/branch/month/index': [
    { who: 'o-secretary', query: 'branchId=branch&month=2026-11' },
    { who: 'o-siblingSecretary', query: 'branchId=sibling&month=2026-11' },
  ],
  'subpackages/branch/live/index': [
    { who: 'o-secretary', query: session },
    { who: 'o-secretary', query: session, during: true },
    { who: 'o-secretary', query: session, during: true, tap: '结束签到' },
  ],
  'subpackages/branch/screen/index': [
    { who: 'o-secretary', query: session, wall: true },
    { who: 'o-secretary', query: session, wall: true, during: true },
  ],
  'subpackages/account/join/index': [{ who: 'o-nobody' }, { who: 'o-asked' }],
  'subpackages/account/feedback/index': [{ who: 'o-li' }, { who: 'o-nobody' }],
  'subpackages/office/workbench/index': [
    { who: 'o-secretary' },
    { who: 'o-unitOrganiser' },
    { who: 'o-administrator' },
  ],
  'subpackages/office/people/index': [
    { who: 'o-secretary', query: 'orgId=branch' },
    { who: 'o-groupOrganiser', query: 'orgId=group' },
  ],
  'subpackages/office/claims/index': [
    { who: 'o-secretary', query: 'branchId=branch' },
    { who: 'o-siblingSecretary', query: 'branchId=sibling' },
  ],
  'subpackages/office/complaints/index': [{ who: 'o-administrator' }],
  'subpackages/office/audit/index': [{ who: 'o-administrator' }],
  'subpackages/kit/index/index': [{ who: 'o-li' }, { who: 'o-li', tap: '打开抽屉' }],
}
