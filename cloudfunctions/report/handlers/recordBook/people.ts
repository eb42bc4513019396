/** The people of the book: who belonged to which branch on a day, and what guests are called. */
import { membershipOn } from '#domain/member'
import { getThousands } from '../../../shared/db'
import type { Member } from '../../../shared/documents'
import type { TurnoutLine } from '../../../shared/turnout'

export class People {
  readonly #names = new Map<string, string>()
  /** Whoever has ever belonged to the branch, by id. */
  readonly #byBranch = new Map<string, Map<string, Member>>()

  unknownOf(branches: readonly string[]): string[] {
    return [...new Set(branches)].filter((branch) => !this.#byBranch.has(branch))
  }

  learn(branches: readonly string[], members: readonly Member[]): void {
    for (const branch of branches) this.#byBranch.set(branch, new Map())
    for (const member of members) {
      this.#names.set(member._id, member.name)
      for (const { branch } of member.memberships) this.#byBranch.get(branch)?.set(member._id, member)
    }
  }

  ofBranch(branch: string, day: string): Member[] {
    const ever = [...(this.#byBranch.get(branch)?.values() ?? [])]
    return ever.filter(({ memberships }) => membershipOn(memberships, day)?.branch === branch)
  }

  /** Guests may come from anywhere; who was settled or reported has his name. */
  async learnNames(turnout: readonly TurnoutLine[]): Promise<void> {
    const unknown = turnout.filter(({ name, memberId }) => !name && !this.#names.has(memberId))
    const guests = await getThousands(
      'members',
      unknown.map(({ memberId }) => memberId),
    )
    for (const { _id, name } of guests) this.#names.set(_id, name)
  }

  nameOf({ name, memberId }: TurnoutLine): string {
    return name || (this.#names.get(memberId) ?? '')
  }
}
