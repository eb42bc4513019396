/** 发布: the version first, with all that it changes; then its parts; the tour's own number last. */
import type { tour } from '#types/contract/tour'
import { AppError } from '#domain/errors'
import { type Change, noticesOf } from '#domain/schedule'
import type { Waiver } from '#domain/tour'
import { db, mustGet, updateIf } from '../../../shared/db'
import type { Stop, Tour, TourVersion } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { tourVersionId } from '../../../shared/tourDocuments'
import { tell } from '../../../shared/tourNotices'
import { checkOf } from './check'
import { confirmedSpeakers } from './problem'
import { changesIn, type Schedule, scheduleOf } from './scheduled'
import { putReleased } from './released'

export const releaseHandlers: Pick<Handlers<typeof tour>, 'tour.release'> = {
  'tour.release': async ({ tourId, version, waivers }, caller) => {
    const of = await mustGet('tours', tourId)
    const written = await db.get('tourVersions', tourVersionId(tourId, version + 1))
    if (of.version === version + 1 && written) return outcome(written, caller)
    if (of.version !== version) throw new AppError('TOUR_CHANGED')
    const schedule = await scheduleOf(of, caller.now)
    const next = written ? await resumed(written, schedule) : await begun(of, schedule, { waivers, caller })
    if (!next) return { version, changes: [], told: 0, ruleVersion: caller.ruleVersion }
    await tellOf(next, await putReleased(schedule, caller), caller)
    const { at } = next
    if (await updateIf('tours', { _id: tourId, version }, { version: version + 1, releasedAt: at }))
      return outcome(next, caller)
    // somebody else did the same at the same time
    if ((await mustGet('tours', tourId)).version !== version + 1) throw new AppError('TOUR_CHANGED')
    return outcome(next, caller)
  },
}

const outcome = ({ version, changes }: TourVersion, { ruleVersion }: Caller) => ({
  ...{ version, changes, ruleVersion },
  told: noticesOf(changes).length,
})

/** Null if there is nothing to be told since the newest release. */
async function begun(
  of: Tour,
  schedule: Schedule,
  { waivers, caller }: { waivers: Waiver[]; caller: Caller },
): Promise<TourVersion | null> {
  const asked = { tour: of, schedule, speakers: await confirmedSpeakers(), waivers }
  const { refusal, problems } = checkOf(asked, caller)
  if (refusal) throw refusal === 'TOUR_NOT_READY' ? new AppError(refusal, problems[0]) : new AppError(refusal)
  const changes = changesIn(schedule)
  const isSame =
    of.version > 0 &&
    !changes.length &&
    schedule.planned.every(({ stop, staff, begun }) => begun || staff.cancelled || !stop.draft)
  if (isSame) return null
  const version = of.version + 1
  const next: TourVersion = {
    _id: tourVersionId(of._id, version),
    ...{ tourId: of._id, version, at: caller.now, by: caller.member.name, changes },
    waivers: waivers.filter(({ reason }) => reason.length > 0),
  }
  if (await db.create('tourVersions', next)) return next
  throw new AppError('TOUR_CHANGED')
}

/** Cut short, and gone on with. What has been edited since is told as it is now; what was cancelled since never was. */
async function resumed(written: TourVersion, schedule: Schedule): Promise<TourVersion> {
  const stopOf = new Map(schedule.planned.map((one) => [one.stop._id, one]))
  const fresh = changesIn(schedule).filter(
    ({ stopId }) => stopOf.get(stopId)!.stop.draft || written.changes.every((change) => change.stopId !== stopId),
  )
  const stands = ({ stopId, kind }: Change) => {
    const one = stopOf.get(stopId)
    return !(kind === 'added' && one?.staff.cancelled && !one.staff.released)
  }
  const freshOf = new Map(fresh.map((change) => [change.stopId, change]))
  const kept = written.changes.filter(stands).map((change) => freshOf.get(change.stopId) ?? change)
  const added = fresh.filter(({ stopId }) => kept.every((change) => change.stopId !== stopId))
  const changes = [...kept, ...added]
  if (JSON.stringify(changes) === JSON.stringify(written.changes)) return written
  await updateIf('tourVersions', { _id: written._id }, { changes })
  return { ...written, changes }
}

/** Exactly those whose stops have changed, each once. */
async function tellOf(
  { tourId, version, changes }: TourVersion,
  stops: readonly Stop[],
  { now }: Caller,
): Promise<void> {
  const inTime = [...stops].sort((a, b) => a.start - b.start)
  const tellings = noticesOf(changes).flatMap(({ speakerId, sentences }) => {
    const own = changes.filter(({ speakers }) => speakers.includes(speakerId)).map(({ stopId }) => stopId)
    const first = inTime.find(({ _id }) => own.includes(_id))
    if (!first) return []
    const { place, start } = first
    const hint = sentences.length > 1 ? `共 ${sentences.length} 站，请看我的宣讲` : '请到“我的宣讲”看站点卡'
    const says = { title: version === 1 ? '宣讲日程已发布' : '宣讲日程有变动', place, start, hint }
    return [{ memberId: speakerId, about: `release:${tourId}`, version, says }]
  })
  await tell(tellings, now)
}
