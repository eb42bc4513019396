import { _, find, getMany, removeMany, updateMany } from '../../shared/db'
import type { LectureDoc, LecturerSlot } from '../../shared/documents'

const A_TICK = 100

/** Half-hours of a lecturer that no lecture came to have, as after a crash, are free again within a day. */
export async function sweepSlots(now: number): Promise<number> {
  const due = _.lte(now) as never
  const slots = await find('lecturerSlots', { dueAt: due }, { limit: A_TICK, by: { dueAt: 'asc' } })
  if (!slots.length) return 0
  const lectures = await getMany('lectures', [...new Set(slots.map(({ lectureId }) => lectureId))])
  const isHeld = (slot: LecturerSlot) =>
    lectures.some((lecture) => lecture._id === slot.lectureId && isBookedFor(slot, lecture))
  const [held, going] = [slots.filter(isHeld), slots.filter((slot) => !isHeld(slot))]
  if (held.length) await updateMany('lecturerSlots', { _id: idsOf(held) }, { dueAt: null })
  // asked for again meanwhile, it is due later
  return going.length ? removeMany('lecturerSlots', { _id: idsOf(going), dueAt: due }) : 0
}

const idsOf = (slots: readonly LecturerSlot[]) => _.in(slots.map(({ _id }) => _id)) as never

const isBookedFor = ({ lecturerId, start, end }: LecturerSlot, lecture: LectureDoc) =>
  lecture.state !== 'cancelled' && lecture.lecturer.id === lecturerId && lecture.start === start && lecture.end === end
