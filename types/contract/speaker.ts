import * as v from 'valibot'
import { needTopics } from '#domain/need'
import { regions } from '#domain/region'
import { speakerLevels, speakerStates, teams } from '#domain/speaker'
import { action, day, id, instant, line, month, ruled } from './define'

export const topic = v.picklist(needTopics)
export const region = v.picklist(regions)
export const team = v.picklist(teams)
const level = v.picklist(speakerLevels)
const state = v.picklist(speakerStates)

/** What anybody may know: no phone, no free days, no limit. */
const card = {
  id,
  name: v.string(),
  branch: v.string(),
  unit: v.string(),
  team,
  level,
  /** 单位职务、专长，一句话 */
  intro: v.string(),
  topics: v.array(topic),
  regions: v.array(region),
}

const profile = {
  team,
  level,
  intro: line(40, '请用一句话介绍自己，40 字以内'),
  topics: v.pipe(v.array(topic), v.maxLength(needTopics.length)),
  home: region,
  regions: v.pipe(v.array(region), v.maxLength(regions.length)),
  monthlyLimit: v.nullable(v.pipe(v.number(), v.safeInteger())),
}

/** 宣讲员名册. */
export const speaker = {
  /** One's own entry, whatever its state; null for who has none. */
  'speaker.own': action({
    allow: 'member',
    input: v.strictObject({}),
    output: ruled({
      speaker: v.nullable(
        v.object({
          ...card,
          home: region,
          monthlyLimit: v.nullable(v.number()),
          state,
          /** Why it was not confirmed. */
          refusedFor: v.nullable(v.string()),
        }),
      ),
      usualLimit: v.number(),
    }),
  }),

  /** 报名, the answer to an invitation, or a change of one's own entry; a new team or level is confirmed anew. */
  'speaker.save': action({
    allow: 'member',
    input: v.strictObject(profile),
    output: v.object({ state }),
  }),

  /** 退出, once no stop is ahead. */
  'speaker.withdraw': action({ allow: 'member', input: v.strictObject({}), output: v.object({ state }) }),

  /** 我的宣讲 of a month: free days and stops. At most three requests. */
  'speaker.month': action({
    allow: { may: 'read', resource: 'tours', at: 'speaker' },
    input: v.strictObject({ month }),
    output: ruled({
      now: instant,
      month,
      /** The last one for which days may be told. */
      lastMonth: month,
      limit: v.number(),
      free: v.array(day),
      /** 同上月, as it would be. */
      same: v.array(day),
      stops: v.array(
        v.object({
          id,
          title: v.string(),
          topic,
          region,
          start: instant,
          end: instant,
          /** waiting: in the line for it, at which place. */
          part: v.picklist(['asked', 'coming', 'waiting']),
          line: v.nullable(v.number()),
          offered: v.boolean(),
          cancelled: v.boolean(),
        }),
      ),
    }),
  }),

  /** notes: what was not done as asked, each with why; the rest is kept. */
  'speaker.saveFree': action({
    allow: { may: 'write', resource: 'tours', at: 'speaker' },
    input: v.strictObject({ month, days: v.pipe(v.array(v.pipe(v.string(), v.maxLength(10))), v.maxLength(62)) }),
    output: ruled({ free: v.array(day), notes: v.array(v.string()) }),
  }),

  /** Confirmed ones, by name; twenty at a time. For whoever thinks of asking for a topic. */
  'speaker.list': action({
    allow: 'member',
    input: v.strictObject({
      team: v.optional(team),
      topic: v.optional(topic),
      after: v.optional(v.strictObject({ name: v.pipe(v.string(), v.maxLength(60)), id })),
    }),
    output: v.object({
      speakers: v.array(v.object(card)),
      next: v.nullable(v.object({ name: v.string(), id })),
    }),
  }),

  /** With the newest twenty stops that were held. */
  'speaker.profile': action({
    allow: 'member',
    input: v.strictObject({ speakerId: id }),
    output: v.object({
      speaker: v.object(card),
      past: v.array(v.object({ id, title: v.string(), topic, region, start: instant })),
    }),
  }),

  /** 我的宣讲记录: what was held, how many came; twenty at a time, the newest first. Reviews are told by the session. */
  'speaker.record': action({
    allow: { may: 'read', resource: 'tours', at: 'speaker' },
    input: v.strictObject({ after: v.optional(v.strictObject({ start: instant, id })) }),
    output: v.object({
      stops: v.array(
        v.object({
          id,
          sessionId: id,
          title: v.string(),
          topic,
          region,
          start: instant,
          present: v.number(),
          headCount: v.nullable(v.number()),
        }),
      ),
      next: v.nullable(v.object({ start: instant, id })),
    }),
  }),

  /** For the office: of one state, by name; twenty at a time. */
  'speaker.registry': action({
    allow: { may: 'read', resource: 'tours', at: 'group' },
    input: v.strictObject({
      state,
      after: v.optional(v.strictObject({ name: v.pipe(v.string(), v.maxLength(60)), id })),
    }),
    output: v.object({
      speakers: v.array(v.object({ ...card, home: region, monthlyLimit: v.nullable(v.number()), state })),
      next: v.nullable(v.object({ name: v.string(), id })),
    }),
  }),

  /** Whom to invite: by how the name begins, twenty at most; name and place and nothing else. */
  'speaker.find': action({
    allow: { may: 'read', resource: 'tours', at: 'group' },
    input: v.strictObject({ prefix: line(20, '请填写姓名') }),
    output: v.object({
      people: v.array(
        v.object({ id, name: v.string(), branch: v.string(), unit: v.string(), state: v.nullable(state) }),
      ),
    }),
  }),

  /** 邀请: they fill in their own entry. Invited twice, they are once. */
  'speaker.invite': action({
    allow: { may: 'write', resource: 'tours', at: 'group' },
    audited: true,
    input: v.strictObject({ memberId: id, team, level }),
    output: v.object({ state }),
  }),

  'speaker.decide': action({
    allow: { may: 'write', resource: 'tours', at: 'group' },
    audited: true,
    input: v.variant('yes', [
      v.strictObject({ speakerId: id, yes: v.literal(true) }),
      v.strictObject({ speakerId: id, yes: v.literal(false), reason: line(40, '请写明原因，40 字以内') }),
    ]),
    output: v.object({ state }),
  }),
}
