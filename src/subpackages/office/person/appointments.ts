import { type Duty, duties } from '#domain/member'
import type { OrgLevel } from '#domain/org'
import { refusePost } from '#domain/tree'
import { dutyWords } from '../../../lib/words'
import { isOpen, type Post, type ReadyPerson } from './usePerson'

type Org = ReadyPerson['line'][number]

export interface Appointment {
  key: string
  label: string
  org: Org
  duty: Duty
}

const labelOf = (level: OrgLevel, duty: Duty) =>
  duty === 'organiser' ? `${level === 'group' ? '集团' : '单位'}${dutyWords[duty]}` : dutyWords[duty]

/** What somebody of this branch may be appointed to, the branch's own posts first; not what he already is. */
export function appointmentsFor(line: readonly Org[], held: readonly Post[], today: string): Appointment[] {
  const isHeld = (org: Org, duty: Duty) =>
    held.some((post) => post.orgId === org.id && post.duty === duty && isOpen(post, today))
  return [...line]
    .reverse()
    .flatMap((org) =>
      duties
        .filter((duty) => refusePost(org.level, { duty, from: today }, today) === null && !isHeld(org, duty))
        .map((duty) => ({ key: `${org.id}:${duty}`, label: labelOf(org.level, duty), org, duty })),
    )
}
