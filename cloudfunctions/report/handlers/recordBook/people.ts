/** The people of the book: who belonged to which branch on a day, and what guests are called. */
import { membershipOn } from '#domain/member'
import { getThousands } from '../../../shared/db'
import type { Member } from '../../../shared/documents'
import type { TurnoutLine } from '../../../shared/turnout'

export class People {
  readonly #names: Map<string, string>
  readonly #byBranch = new Map<string, Member[]>()

  constructor(members: readonly Member[]) {
    this.#names = new Map(members.map(({ _id, name }) => [_id, name]))
    for (const member of members) {
      for (const branch of new Set(member.memberships.map((membership) => membership.branch))) {
        const ever = this.#byBranch.get(branch)
        if (ever) ever.push(member)
        else this.#byBranch.set(branch, [member])
      }
    }
  }

  ofBranch(branch: string, day: string): Member[] {
    const ever = this.#byBranch.get(branch) ?? []
    return ever.filter(({ memberships }) => membershipOn(memberships, day)?.branch === branch)
  }

  /** Guests may come from anywhere. */
  async learnNames(turnout: readonly TurnoutLine[]): Promise<void> {
    const unknown = turnout.filter(({ memberId }) => !this.#names.has(memberId))
    const guests = await getThousands(
      'members',
      unknown.map(({ memberId }) => memberId),
    )
    for (const { _id, name } of guests) this.#names.set(_id, name)
  }

  nameOf(memberId: string): string {
    return this.#names.get(memberId) ?? ''
  }
}
