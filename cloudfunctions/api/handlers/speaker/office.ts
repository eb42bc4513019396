import type { speaker } from '#types/contract/speaker'
import { DAY, dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseSpeakerMove } from '#domain/speaker'
import { db, mustGet } from '../../../shared/db'
import type { Member, NoticeWords, Speaker } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { tell } from '../../../shared/tourNotices'
import { admit, changed, revAfter } from './entry'
import { speakersPage } from './pages'

type OfficeHandlers = Pick<Handlers<typeof speaker>, 'speaker.registry' | 'speaker.invite' | 'speaker.decide'>
type Invitation = Parameters<(typeof officeHandlers)['speaker.invite']>[0]
type Decision = Parameters<(typeof officeHandlers)['speaker.decide']>[0]

export const officeHandlers: OfficeHandlers = {
  'speaker.registry': async ({ state, after }) => {
    const { speakers, next } = await speakersPage({ state }, after)
    return { speakers: speakers.map((one) => ({ ...one, id: one._id })), next }
  },

  // whoever has left, or was not confirmed, is asked to apply anew: that is theirs to do
  'speaker.invite': async (invitation, caller) => {
    const member = await memberOf(invitation.memberId, caller)
    const found = await db.get('speakers', member._id)
    const fresh = invited(invitation, member)
    const entry = found ?? ((await db.create('speakers', fresh)) ? fresh : await mustGet('speakers', member._id))
    const { state, rev } = entry
    if (state !== 'applied' && state !== 'confirmed') await tellEntry(entry, 'invited', rev, caller.now)
    return { state }
  },

  'speaker.decide': async (decision, caller) => {
    const member = await memberOf(decision.speakerId, caller)
    const entry = await mustGet('speakers', member._id)
    const to = decision.yes ? 'confirmed' : 'refused'
    const after = entry.state === to ? entry : await decided(entry, member, decision, caller.now)
    // a card that is there tells that everything before it is done
    const isDone = after === entry && member.speaker
    if (!isDone) await tellEntry(after, to, after.rev, caller.now)
    if (!isDone && decision.yes) await admit(after, caller.now)
    return { state: to }
  },
}

async function memberOf(memberId: string, { member: { orgPath } }: Caller): Promise<Member> {
  const member = await mustGet('members', memberId)
  if (!member.orgPath.includes(orgPath[0]!)) throw new AppError('NOT_FOUND')
  return member
}

/** What only they can tell stays empty. */
const invited = ({ team, level }: Invitation, member: Member): Speaker => ({
  ...{ _id: member._id, name: member.name, branchId: member.branchId, branch: member.branchName },
  ...{ unit: member.unitName, team, level, intro: '', topics: [], home: 'changsha', regions: [] },
  ...{ monthlyLimit: null, free: [], state: 'invited', refusedFor: null, since: null },
  rev: revAfter(null, member),
})

/** The entry first: it decides which of two answers counts. */
async function decided(entry: Speaker, member: Member, decision: Decision, now: number): Promise<Speaker> {
  const state = decision.yes ? 'confirmed' : 'refused'
  const refusal = refuseSpeakerMove(entry.state, state, 0)
  if (refusal) throw new AppError(refusal)
  const since = decision.yes ? (entry.since ?? dayOf(now)) : entry.since
  const refusedFor = decision.yes ? null : decision.reason
  const after = await changed(entry, { state, since, refusedFor, rev: revAfter(entry, member) })
  if (!after) throw new AppError('SPEAKER_STATE')
  return after
}

type Matter = 'invited' | 'confirmed' | 'refused'

const words: Record<Matter, (entry: Speaker) => Omit<NoticeWords, 'start'>> = {
  invited: () => ({ title: '邀请您加入宣讲团', place: '集团宣讲办', hint: '请在此之前填写宣讲员资料' }),
  confirmed: () => ({ title: '您已是宣讲员', place: '集团宣讲办', hint: '请在此之前填好有空的日子' }),
  refused: ({ refusedFor }) => ({ title: '宣讲员报名未通过', place: '集团宣讲办', hint: refusedFor ?? '' }),
}

/** The day by which an answer would help; nothing depends on it. */
const ANSWER_WITHIN = 7 * DAY

const tellEntry = (entry: Speaker, matter: Matter, version: number, now: number) =>
  tell(
    [{ memberId: entry._id, about: matter, version, says: { ...words[matter](entry), start: now + ANSWER_WITHIN } }],
    now,
  )
