/** 申请人, 积极分子, 发展对象, 预备党员, 正式党员: in this order. */
export const stages = ['applicant', 'activist', 'developmentTarget', 'probationary', 'full'] as const
export type Stage = (typeof stages)[number]

/** 书记, 副书记, 组织/宣传/纪检委员, 党务干事, 组织者（单位或集团）, 管理员 */
export const duties = [
  'secretary',
  'deputySecretary',
  'organisationOfficer',
  'publicityOfficer',
  'disciplineInspector',
  'backbone',
  'organiser',
  'administrator',
] as const
export type Duty = (typeof duties)[number]

/** from, to: Beijing days, both inclusive; no `to` while it lasts. */
export interface Post {
  duty: Duty
  org: string
  from: string
  to?: string
}

export const marks = ['seconded', 'frail', 'retired'] as const
export type Mark = (typeof marks)[number]

export const postsOn = (posts: readonly Post[], day: string) =>
  posts.filter(({ from, to = day }) => from <= day && day <= to)

/** Probationary members take part in everything but votes, so they are expected too. */
export const isPartyMember = (stage: Stage) => stage === 'probationary' || stage === 'full'
