/** 宣讲员's entry in the list, and the card that follows it in the member: how the one changes and the other comes after. */
import { monthOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseSpeakerMove } from '#domain/speaker'
import type { Hold } from '#domain/staffing'
import { _, db, mustGet, summed, updateIf, updateMany, type Where } from '../../../shared/db'
import type { Member, Speaker, SpeakerCard, Staffing } from '../../../shared/documents'

/** What somebody holds, waiting included; a small answer, however much else is planned. */
export async function holdsOf(months: Where<Staffing>, speakerId: string): Promise<Hold[]> {
  const found = await summed<{ held?: Hold[] }, 'staffings'>('staffings', (all) =>
    all.match(months).project({ held: `$held.${speakerId}` }),
  )
  return found.flatMap(({ held = [] }) => held)
}

const fromMonth = (now: number) => ({ _id: _.gte(monthOf(now)) as never })

const stopsAhead = async (speakerId: string, now: number) =>
  (await holdsOf(fromMonth(now), speakerId)).filter(({ end }) => end > now).length

export const cardOf = ({ team, topics, home, monthlyLimit }: Speaker): SpeakerCard => ({
  team,
  topics,
  home,
  monthlyLimit,
})

/** Only forward: what another call has meanwhile made of the entry stays. */
export const putCard = (memberId: string, rev: number, card: SpeakerCard | null) =>
  updateIf('members', { _id: memberId, speakerRev: _.not(_.gte(rev)) as never }, { speaker: card, speakerRev: rev })

/** The stops of the months ahead are open to them again. */
const open = (speakerId: string, now: number) =>
  updateMany(
    'staffings',
    { ...fromMonth(now), [`gone.${speakerId}`]: true },
    { [`gone.${speakerId}`]: _.remove(), rev: _.inc(1) },
  )

export async function admit(speaker: Speaker, now: number): Promise<void> {
  await open(speaker._id, now)
  await putCard(speaker._id, speaker.rev, cardOf(speaker))
}

/** Of the entry, or of a card that a crash has left ahead of it. */
export const revAfter = (speaker: Speaker | null, { speakerRev = 0 }: Member) =>
  Math.max(speaker?.rev ?? 0, speakerRev) + 1

/** Null where somebody else was faster. */
export async function changed(speaker: Speaker, changes: Partial<Speaker> & { rev: number }): Promise<Speaker | null> {
  const { _id, rev } = speaker
  return (await updateIf('speakers', { _id, rev }, changes)) ? { ...speaker, ...changes } : null
}

/**
 * No longer confirmed. The card first, so that no further call gets in; then the months, so that those under way do not; only
 * then it can be told for good that no stop is ahead. A crash leaves somebody confirmed who can do nothing until they ask again.
 */
export async function leaveList(
  speaker: Speaker,
  member: Member,
  changes: Partial<Speaker> & { state: 'applied' | 'withdrawn' },
  now: number,
): Promise<Speaker | null> {
  const { _id, state } = speaker
  const judge = async () => refuseSpeakerMove(state, changes.state, await stopsAhead(_id, now))
  const refusal = await judge()
  if (refusal) throw new AppError(refusal)
  const rev = revAfter(speaker, member)
  await putCard(_id, rev, null)
  await updateMany('staffings', fromMonth(now), { [`gone.${_id}`]: true, rev: _.inc(1) })
  const meanwhile = await judge()
  if (!meanwhile) return changed(speaker, { ...changes, rev })
  await admit({ ...speaker, rev: rev + 1 }, now)
  throw new AppError(meanwhile)
}

/** More than one person does at once with two hands. */
const ATTEMPTS = 5

/** Done on the entry as it stands; again where somebody else was faster. */
export async function onEntry<T>(
  member: Member,
  attempt: (speaker: Speaker | null, member: Member) => Promise<T | null>,
): Promise<T> {
  for (let n = 0; n < ATTEMPTS; n += 1) {
    const [speaker, who] = await Promise.all([
      db.get('speakers', member._id),
      n === 0 ? member : mustGet('members', member._id),
    ])
    const done = await attempt(speaker, who)
    if (done !== null) return done
  }
  throw new AppError('CHANGED_MEANWHILE')
}
