import * as v from 'valibot'
import { messages } from '#domain/errors'
import { partnerKinds, partnerStates } from '#domain/staffing'
import { action, id, instant, line, month, ruled } from './define'
import { stopView } from './request'
import { region, topic } from './speaker'

const own = { may: 'write', resource: 'tours', at: 'speaker' } as const
const ownReads = { may: 'read', resource: 'tours', at: 'speaker' } as const

/** The stop as it was seen: a place is taken on that and nothing else. */
const seen = { stopId: id, start: instant, end: instant, region, topic }

/** Cut short by whatever sent it, it is as good as none. */
const token = v.pipe(v.string(), v.regex(/^[\w-]{22}$/, messages.PARTNER_LINK))

const openStop = v.object({
  id,
  title: v.string(),
  topic,
  region,
  place: v.string(),
  start: instant,
  end: instant,
  /** Minutes by motorway from home. */
  travel: v.number(),
})

/** A stop as speakers, hosts and guests see it. */
export const stop = {
  /** 可报名的站点 of a month, those whose topic one speaks about. At most three requests. */
  'stop.openings': action({
    allow: ownReads,
    input: v.strictObject({ month }),
    output: ruled({
      now: instant,
      stops: v.array(
        v.object({
          ...openStop.entries,
          left: v.number(),
          places: v.number(),
          waiting: v.number(),
          mine: v.nullable(v.picklist(['coming', 'waiting'])),
          /** At which place one waits, from 1. */
          line: v.nullable(v.number()),
          /** Why not, where something of one's own is in the way. */
          clash: v.boolean(),
        }),
      ),
    }),
  }),

  /** One conditional update. Refused with a reason; again it changes nothing. */
  'stop.register': action({
    allow: own,
    input: v.strictObject(seen),
    output: ruled({ registered: v.literal(true) }),
  }),

  /** 排队, only while it is full. place: in the line, from 1. */
  'stop.wait': action({ allow: own, input: v.strictObject(seen), output: ruled({ place: v.number() }) }),

  /** 退出 from a place that one registered for, or from the line; whoever waited longest moves up and is told. */
  'stop.leave': action({
    allow: own,
    input: v.strictObject({ stopId: id, start: instant }),
    output: v.object({ left: v.literal(true) }),
  }),

  /** 接单, or not, with a reason for the office. */
  'stop.answer': action({
    allow: own,
    input: v.variant('yes', [
      v.strictObject({ stopId: id, start: instant, yes: v.literal(true) }),
      v.strictObject({
        stopId: id,
        start: instant,
        yes: v.literal(false),
        reason: line(40, '请写明原因，40 字以内'),
      }),
    ]),
    output: v.object({ coming: v.boolean() }),
  }),

  /** 站点卡, for who goes there. At most three requests. */
  'stop.card': action({
    allow: ownReads,
    input: v.strictObject({ stopId: id }),
    output: ruled({
      now: instant,
      stop: v.object(stopView),
      mine: v.picklist(['asked', 'coming', 'waiting', 'none']),
      /** A place that one gives up by oneself; any other is handed on. */
      mayLeave: v.boolean(),
      /** I would hand it on. */
      offered: v.boolean(),
      /** The session's lecturer: the first of those who go. */
      lectures: v.boolean(),
      travel: v.number(),
      result: v.nullable(v.object({ present: v.number(), headCount: v.nullable(v.number()) })),
    }),
  }),

  /** 换人: offered to colleagues, or taken back. */
  'stop.offer': action({
    allow: own,
    input: v.strictObject({ stopId: id, start: instant, offered: v.boolean() }),
    output: v.object({ offered: v.boolean() }),
  }),

  /** What colleagues offer in a month and I may take over; why not, where I may not. */
  'stop.offers': action({
    allow: ownReads,
    input: v.strictObject({ month }),
    output: ruled({
      now: instant,
      offers: v.array(
        v.object({
          ...openStop.entries,
          from: v.object({ id, name: v.string() }),
          /** Empty: one tap takes it. */
          why: v.string(),
        }),
      ),
    }),
  }),

  /** Judged anew at the tap; both are told. */
  'stop.takeOver': action({
    allow: own,
    input: v.strictObject({ ...seen, from: id }),
    output: ruled({ taken: v.literal(true) }),
  }),

  /** 清点人数 of a leg, by whoever runs the session. Fewer than set out need a word that one goes on all the same. */
  'stop.count': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    input: v.strictObject({
      sessionId: id,
      leg: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(5)),
      heads: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2000)),
      all: v.boolean(),
    }),
    output: v.object({
      legs: v.array(v.object({ name: v.string(), expected: v.nullable(v.number()), counted: v.nullable(v.number()) })),
    }),
  }),

  /** The legs and the speaker's name of a session, for whoever runs it; null where it is no stop's. */
  'stop.ofSession': action({
    allow: { may: 'read', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: v.object({
      stop: v.nullable(v.object({ id, legs: stopView.legs, speakers: v.array(v.string()) })),
    }),
  }),
}

/** 合作单位: a link without account, for one stop and nothing else. */
export const partner = {
  /** A new link takes the place of an older one. It ends a day after the stop. */
  'partner.invite': action({
    allow: { may: 'write', resource: 'tours', at: 'group' },
    audited: ['stopId', 'name', 'kind'],
    input: v.strictObject({
      stopId: id,
      name: line(20, '请填写合作单位或来宾的名称，20 字以内'),
      kind: v.picklist(partnerKinds),
    }),
    output: v.object({ token, stopId: id, name: v.string(), kind: v.picklist(partnerKinds), expiresAt: instant }),
  }),

  'partner.open': action({
    allow: 'visitor',
    input: v.strictObject({ token }),
    output: v.object({
      now: instant,
      name: v.string(),
      state: v.picklist(partnerStates),
      stop: v.object({
        title: v.string(),
        topic,
        region,
        place: v.string(),
        point: stopView.point,
        start: instant,
        end: instant,
        contact: v.object({ name: v.string(), phone: v.nullable(v.string()) }),
        cancelled: v.boolean(),
      }),
    }),
  }),

  'partner.answer': action({
    allow: 'visitor',
    input: v.variant('yes', [
      v.strictObject({ token, yes: v.literal(true) }),
      v.strictObject({ token, yes: v.literal(false), reason: line(40, '请写明原因，40 字以内') }),
    ]),
    output: v.object({ state: v.picklist(partnerStates) }),
  }),
}
