import type { speaker } from '#types/contract/speaker'
import { AppError } from '#domain/errors'
import { needTopics } from '#domain/need'
import { refuseSpeaker, refuseSpeakerMove, type SpeakerState } from '#domain/speaker'
import { db } from '../../../shared/db'
import type { Member, Speaker } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { admit, cardOf, changed, leaveList, onEntry, putCard, revAfter } from './entry'

type Draft = Parameters<(typeof ownHandlers)['speaker.save']>[0]

export const ownHandlers: Pick<Handlers<typeof speaker>, 'speaker.own' | 'speaker.save' | 'speaker.withdraw'> = {
  'speaker.own': async (_input, { member, rules, ruleVersion }) => {
    const found = await db.get('speakers', member._id)
    return { speaker: found && { ...found, id: found._id }, usualLimit: rules.SM.monthlyLimit, ruleVersion }
  },

  'speaker.save': async (draft, { member, now }) => {
    const refusal = refuseSpeaker(draft, needTopics)
    if (refusal) throw new AppError(refusal)
    return onEntry(member, (entry, who) => saved(entry, who, draft, now))
  },

  'speaker.withdraw': async (_input, { member, now }) =>
    onEntry(member, async (entry, who) => {
      if (!entry) throw new AppError('SPEAKER_STATE')
      const state = 'withdrawn'
      if (entry.state === state) {
        await putCard(entry._id, entry.rev, null)
        return { state }
      }
      const refusal = refuseSpeakerMove(entry.state, state, 0)
      if (refusal) throw new AppError(refusal)
      const after =
        entry.state === 'confirmed'
          ? await leaveList(entry, who, { state }, now)
          : await changed(entry, { state, rev: revAfter(entry, who) })
      return after && { state }
    }),
}

type Saved = { state: SpeakerState }

/** Name and place are those of the day. */
async function saved(entry: Speaker | null, member: Member, draft: Draft, now: number): Promise<Saved | null> {
  const { _id, name, branchId, branchName: branch, unitName: unit } = member
  const facts = { ...draft, name, branchId, branch, unit, refusedFor: null }
  const rev = revAfter(entry, member)
  if (!entry) {
    const fresh: Speaker = { ...facts, _id, free: [], state: 'applied', since: null, rev }
    return (await db.create('speakers', fresh)) ? { state: 'applied' } : null
  }
  if (entry.state !== 'confirmed') {
    return (await changed(entry, { ...facts, state: 'applied', rev })) && { state: 'applied' }
  }
  if (entry.team !== draft.team || entry.level !== draft.level) {
    return (await leaveList(entry, member, { ...facts, state: 'applied' }, now)) && { state: 'applied' }
  }
  const after = await changed(entry, { ...facts, rev })
  if (!after) return null
  await (member.speaker ? putCard(_id, rev, cardOf(after)) : admit(after, now))
  return { state: 'confirmed' }
}
