import { currentPack } from '#domain/rulePacks'
import type { Member } from '../../cloudfunctions/shared/documents'

/** A full member of this branch, ever since; `posts` where it matters. */
export const memberOf = (
  _id: string,
  orgPath: readonly [string, string, string],
  posts: Member['posts'] = [],
): Member => ({
  _id,
  openid: `o-${_id}`,
  name: `党员 ${_id}`,
  orgPath,
  branchId: orgPath[2],
  branchName: `${orgPath[2]} 党支部`,
  unitName: `${orgPath[1]} 党委`,
  stages: { full: '' },
  birthMonth: null,
  job: '收费员',
  phone: null,
  marks: [],
  posts,
  memberships: [{ branch: orgPath[2], name: `${orgPath[2]} 党支部`, from: '2020-01-01', reason: 'roster' }],
  version: 1,
  ruleVersion: currentPack.version,
})
