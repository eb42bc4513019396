import { DAY } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { slotsOf } from '#domain/lecture'
import { _, createMany, getMany, removeMany, updateMany } from '../../../shared/db'
import type { LectureDoc, LecturerSlot } from '../../../shared/documents'

type Booking = Pick<LectureDoc, '_id' | 'series' | 'title' | 'start' | 'end'> & { lecturer: { id: string } }

const slotsFor = ({ _id: lectureId, series, title, lecturer, start, end }: Booking, now: number): LecturerSlot[] =>
  slotsOf({ start, end }).map((half) => ({
    _id: `${lecturer.id}:${half}`,
    lecturerId: lecturer.id,
    lectureId,
    what: `${series}：${title}`,
    start,
    end,
    dueAt: now + DAY,
  }))

/** So often somebody else may come in between. */
const TRIES = 3

/**
 * Half-hour by half-hour, before the lecture is written: of two who want one of them the second is refused and leaves nothing
 * behind. What an earlier try of the same plan has left is taken over; the sweep takes what nobody asks for again.
 */
export async function book(lecture: Booking, now: number): Promise<void> {
  const slots = slotsFor(lecture, now)
  const wanted = { _id: _.in(slots.map(({ _id }) => _id)) as never, lectureId: lecture._id }
  let missing = slots
  for (let tries = 0; tries < TRIES; tries++) {
    if (await createMany('lecturerSlots', missing)) return
    await updateMany('lecturerSlots', wanted, { dueAt: now + DAY })
    const standing = await getMany(
      'lecturerSlots',
      slots.map(({ _id }) => _id),
    )
    if (standing.some(({ lectureId }) => lectureId !== lecture._id)) break
    missing = slots.filter((slot) => !standing.some(({ _id }) => _id === slot._id))
  }
  await removeMany('lecturerSlots', wanted)
  throw new AppError('LECTURER_TAKEN')
}

export const release = (lectureId: string) => removeMany('lecturerSlots', { lectureId })
