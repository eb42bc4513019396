import * as v from 'valibot'
import { hardRules } from '#domain/matching/hardRules'
import { stopStates } from '#domain/stop'
import { action, day, id, instant, line, month, ruled } from './define'
import { audience, facts, newId, person, stopView, times } from './request'
import { region, team, topic } from './speaker'

const quarter = v.pipe(v.string(), v.regex(/^20\d\d-Q[1-4]$/))
const office = { may: 'write', resource: 'tours', at: 'group' } as const
const officeReads = { may: 'read', resource: 'tours', at: 'group' } as const

const officeStop = v.object({
  ...stopView,
  draft: v.nullable(v.object(facts)),
  places: v.number(),
  waiting: v.array(person),
  declined: v.array(v.object({ ...person.entries, reason: v.nullable(v.string()) })),
  open: v.boolean(),
  locked: v.boolean(),
  partnerOnly: v.boolean(),
  ownBranchAllowed: v.boolean(),
  rev: v.number(),
})

const tourHead = {
  id,
  quarter,
  title: v.string(),
  requiredTeams: v.array(team),
  /** 0: not released yet. */
  version: v.number(),
  releasedAt: v.nullable(instant),
}

const change = v.object({ stopId: id, kind: v.picklist(['added', 'removed', 'changed']), sentence: v.string() })

/** 巡讲 and their stops: what the office makes of what branches ask for. */
export const tour = {
  /** The newest quarter first. */
  'tour.list': action({
    allow: officeReads,
    input: v.strictObject({ after: v.optional(v.strictObject({ quarter, id })) }),
    output: v.object({
      now: instant,
      tours: v.array(v.object(tourHead)),
      next: v.nullable(v.object({ quarter, id })),
    }),
  }),

  /** Made or changed: title and teams; the quarter stays once there are stops. */
  'tour.save': action({
    allow: office,
    audited: true,
    input: v.strictObject({
      tourId: newId,
      quarter,
      title: line(20, '请填写巡讲的名称，20 字以内'),
      requiredTeams: v.pipe(v.array(team), v.maxLength(5)),
    }),
    output: v.object({ tour: v.object(tourHead) }),
  }),

  /** 日程 of a tour with everything the office works on. At most three requests. */
  'tour.open': action({
    allow: officeReads,
    input: v.strictObject({ tourId: id }),
    output: ruled({
      now: instant,
      tour: v.object(tourHead),
      stops: v.array(officeStop),
    }),
  }),

  /** The versions of a tour, the newest first, each with what it changed. */
  'tour.changelog': action({
    allow: officeReads,
    input: v.strictObject({ tourId: id }),
    output: v.object({
      versions: v.array(
        v.object({
          version: v.number(),
          at: instant,
          by: v.string(),
          changes: v.array(change),
          waivers: v.array(v.object({ team, reason: v.string() })),
        }),
      ),
    }),
  }),

  /** Released stops of an organisation in a month: for months, lists and regions on the phone. */
  'tour.schedule': action({
    allow: { may: 'read', resource: 'tours', at: 'org' },
    input: v.strictObject({ orgId: id, month }),
    output: v.object({
      now: instant,
      stops: v.array(
        v.object({ id, title: v.string(), ...facts, state: v.picklist(stopStates), speakers: v.array(person) }),
      ),
    }),
  }),

  /** Where a stop can be: the units of the group, or the open branches of one; names and nothing else. */
  'tour.hosts': action({
    allow: officeReads,
    input: v.strictObject({ unitId: v.nullable(id) }),
    output: v.object({ orgs: v.array(v.object({ id, name: v.string() })) }),
  }),

  /** 加一站, for a branch that asked or without being asked. The same id again changes nothing. */
  'tour.addStop': action({
    allow: office,
    audited: true,
    input: v.strictObject({
      tourId: id,
      stopId: newId,
      requestId: v.nullable(id),
      hostId: id,
      topic,
      ...times.entries,
      ...audience,
      places: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(200)),
      partnerOnly: v.boolean(),
    }),
    output: v.object({ stopId: id }),
  }),

  /**
   * A stop's time, place or topic. Whoever goes there is checked against all else that they do: with conflicts nothing is
   * saved, unless `drop` lets them go. Of a released stop it is a draft until the next release.
   */
  'tour.editStop': action({
    allow: office,
    audited: true,
    input: v.strictObject({
      stopId: id,
      rev: v.number(),
      topic,
      region,
      place: audience.place,
      ...times.entries,
      drop: v.boolean(),
    }),
    output: ruled({ saved: v.boolean(), conflicts: v.array(v.string()) }),
  }),

  /** At once; whoever has a place, waits or hosts is told. */
  'tour.cancelStop': action({
    allow: office,
    audited: true,
    input: v.strictObject({ stopId: id, reason: line(40, '请写明取消的原因，40 字以内') }),
    output: v.object({ state: v.picklist(stopStates) }),
  }),

  /** 派单 by hand: whoever is named is asked; the rules are told first. The old one is told too. */
  'tour.assign': action({
    allow: office,
    audited: true,
    input: v.strictObject({ stopId: id, rev: v.number(), speakerIds: v.pipe(v.array(id), v.maxLength(20)) }),
    output: ruled({ assigned: v.boolean(), why: v.array(v.string()) }),
  }),

  /** Everybody who could be asked for a stop, and why the others cannot: in the order of their ids. */
  'tour.colleagues': action({
    allow: officeReads,
    input: v.strictObject({ stopId: id }),
    output: ruled({
      people: v.array(v.object({ ...person.entries, rules: v.array(v.picklist(hardRules)), sentence: v.string() })),
    }),
  }),

  'tour.lock': action({
    allow: office,
    input: v.strictObject({ stopId: id, rev: v.number(), locked: v.boolean() }),
    output: v.object({ locked: v.boolean() }),
  }),

  /** 开放报名 for so many places; more places promote whoever waits. */
  'tour.setPlaces': action({
    allow: office,
    audited: true,
    input: v.strictObject({ stopId: id, open: v.boolean(), places: v.pipe(v.number(), v.safeInteger()) }),
    output: v.object({ places: v.number(), promoted: v.array(person) }),
  }),

  /**
   * 智能派单. apply false: what it would do and why. True: the same, entered; refused if anything has changed since
   * (`seen`). Always the same for the same tour and state.
   */
  'tour.match': action({
    allow: office,
    audited: ['seen', 'apply'],
    input: v.strictObject({ tourId: id, apply: v.boolean(), seen: v.nullable(v.pipe(v.string(), v.maxLength(60))) }),
    output: ruled({
      seen: v.string(),
      apply: v.boolean(),
      choices: v.array(v.object({ stopId: id, speaker: person, isNew: v.boolean(), sentence: v.string() })),
      unstaffed: v.array(v.object({ stopId: id, rule: v.nullable(v.picklist(hardRules)), sentence: v.string() })),
    }),
  }),

  /** What a release would change and what is in its way. */
  'tour.check': action({
    allow: officeReads,
    input: v.strictObject({ tourId: id }),
    output: ruled({
      problems: v.array(v.string()),
      notes: v.array(v.string()),
      missingTeams: v.array(team),
      changes: v.array(change),
      /** How many people will be told. */
      told: v.number(),
    }),
  }),

  /** Each new stop gets a session of its host's; only whose stops have changed is told. Released twice, it is once. */
  'tour.release': action({
    allow: office,
    audited: true,
    input: v.strictObject({
      tourId: id,
      version: v.number(),
      waivers: v.pipe(
        v.array(v.strictObject({ team, reason: v.pipe(v.string(), v.trim(), v.maxLength(40)) })),
        v.maxLength(5),
      ),
    }),
    output: ruled({ version: v.number(), changes: v.array(change), told: v.number() }),
  }),

  /** 覆盖: held against what is due in the quarter. Regions, teams and topics; never persons. */
  'tour.coverage': action({
    allow: officeReads,
    input: v.strictObject({ quarter }),
    output: ruled({
      regions: v.array(v.object({ region, stops: v.number(), missing: v.number() })),
      teams: v.array(v.object({ team, stops: v.number() })),
      topics: v.array(v.object({ topic, stops: v.number() })),
      quarters: v.array(v.object({ quarter, stops: v.number() })),
      /** proposal: a stop that would help, and could be. */
      gaps: v.array(
        v.object({
          ...{ region, missing: v.number(), sentence: v.string() },
          proposal: v.nullable(v.object({ topic, day })),
        }),
      ),
      unoffered: v.array(topic),
    }),
  }),
}
