/** How 宣讲办 hears of what becomes of a stop. */
import { dayOf } from '#domain/calendar'
import { postsOn } from '#domain/member'
import { findAll } from '../../../shared/db'
import type { Member, NoticeWords } from '../../../shared/documents'
import { tell } from '../../../shared/tourNotices'

const TOURS = 'subpackages/tour/tours/index'

/** 宣讲办 has a handful of people. */
const MOST = 500

/** Everybody who does the work of 宣讲办 in this group today. */
async function officeOf(group: string, now: number): Promise<string[]> {
  const holders: Member[] = await findAll('members', { 'posts.org': group }, MOST)
  const isOffice = ({ posts }: Member) => postsOn(posts, dayOf(now)).some(({ duty }) => duty === 'tourOffice')
  return holders.filter(isOffice).map(({ _id }) => _id)
}

export async function tellOffice(
  group: string,
  { about, version, says }: { about: string; version: number; says: NoticeWords },
  now: number,
): Promise<void> {
  const office = await officeOf(group, now)
  await tell(
    office.map((memberId) => ({ memberId, about, version, says: { ...says, page: TOURS } })),
    now,
  )
}
