import { DAY, dayOf, instantOf } from '#domain/calendar'
import { needTopics, type NeedTopic } from '#domain/need'
import type { need } from '#types/contract/study'
import { $, _, db, summed } from '../../../shared/db'
import { needId } from '../../../shared/courseDocuments'
import type { Handlers } from '../../../shared/serve'

const HALF_YEAR = 183 * DAY

const yearOf = (now: number) => dayOf(now).slice(0, 4)

export const needHandlers: Handlers<typeof need> = {
  'need.mine': async (_input, { member, now }) => {
    const year = yearOf(now)
    const mine = await db.get('needs', needId(member._id, year))
    const topics = mine?.topics ?? []
    const courses = topics.length ? await coursesByTopic(member.orgPath, now - HALF_YEAR, now + 1) : new Map()
    return { year, topics, offered: topics.map((topic) => ({ topic, courses: courses.get(topic) ?? 0 })) }
  },

  'need.answer': async ({ topics: chosen }, { member, now }) => {
    const year = yearOf(now)
    const topics = needTopics.filter((topic) => chosen.includes(topic))
    const { _id: memberId, orgPath } = member
    await db.set('needs', { _id: needId(memberId, year), memberId, orgPath, year, topics, answeredAt: now })
    return { topics }
  },

  'need.figures': async ({ year }, { org, rules, ruleVersion }) => {
    const [chosen, courses] = await Promise.all([
      choicesIn(org.id, year),
      coursesByTopic(org.path, instantOf(`${year}-01-01`), instantOf(`${Number(year) + 1}-01-01`)),
    ])
    const askedFor = (topic: NeedTopic) => sum(chosen.filter(({ _id }) => _id.includes(topic)))
    return {
      org: org.name,
      asked: sum(chosen.filter(({ _id }) => _id.length > 0)),
      topics: needTopics.map((topic) => {
        const asked = askedFor(topic)
        return { topic, asked: asked < rules.CC.evaluationMin ? null : asked, courses: courses.get(topic) ?? 0 }
      }),
      ruleVersion,
    }
  },
}

interface Choice {
  _id: NeedTopic[]
  count: number
}

const sum = (choices: readonly Choice[]) => choices.reduce((total, { count }) => total + count, 0)

/** Topics are kept in one order, so three of twelve are at most 299 choices, however many people made them. */
const choicesIn = (orgId: string, year: string) =>
  summed<Choice, 'needs'>('needs', (all) =>
    all.match({ orgPath: orgId, year }).group({ _id: '$topics', count: $.sum(1) }),
  )

/** What the organisations of a path offer and published in that time. */
async function coursesByTopic(path: readonly string[], from: number, to: number): Promise<Map<NeedTopic, number>> {
  const published = _.and([_.gte(from), _.lt(to)])
  const counted = await summed<{ _id: NeedTopic | null; count: number }, 'courses'>('courses', (all) =>
    all
      .match({ org: _.in([...path]), state: 'published', publishedAt: published })
      .group({ _id: '$topic', count: $.sum(1) }),
  )
  return new Map(counted.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count] as const])))
}
