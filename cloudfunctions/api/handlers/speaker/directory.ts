import type { speaker } from '#types/contract/speaker'
import { AppError } from '#domain/errors'
import { db } from '../../../shared/db'
import type { Speaker } from '../../../shared/documents'
import { sessionCode } from '../../../shared/marks'
import type { Handlers } from '../../../shared/serve'
import { speakersPage, spokenPage } from './pages'

/** Phone, free days and limit are nobody else's matter; the output's schema holds to that as well. */
const publicCard = ({ _id: id, name, branch, unit, team, level, intro, topics, regions }: Speaker) => ({
  ...{ id, name, branch, unit, team, level, intro },
  ...{ topics, regions },
})

type DirectoryHandlers = Pick<Handlers<typeof speaker>, 'speaker.list' | 'speaker.profile' | 'speaker.record'>

export const directoryHandlers: DirectoryHandlers = {
  'speaker.list': async ({ team, topic, after }) => {
    const where = { state: 'confirmed' as const, ...(team && { team }), ...(topic && { topics: topic as never }) }
    const { speakers, next } = await speakersPage(where, after)
    return { speakers: speakers.map(publicCard), next }
  },

  'speaker.profile': async ({ speakerId }) => {
    const [found, { stops }] = await Promise.all([db.get('speakers', speakerId), spokenPage(speakerId, undefined)])
    if (found?.state !== 'confirmed') throw new AppError('SPEAKER_UNKNOWN')
    const past = stops.map(({ _id: id, title, topic, region, start }) => ({ id, title, topic, region, start }))
    return { speaker: publicCard(found), past }
  },

  'speaker.record': async ({ after }, { member }) => {
    const { stops, next } = await spokenPage(member._id, after)
    return {
      stops: stops.map(({ _id: id, title, topic, region, start, result }) => ({
        ...{ id, sessionId: sessionCode(id, 1), title, topic, region, start },
        ...{ present: result?.present ?? 0, headCount: result?.headCount ?? null },
      })),
      next,
    }
  },
}
