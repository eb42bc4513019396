import * as v from 'valibot'
import { leaveKinds } from '#domain/leave'
import { deliveryStates } from '#domain/notice'
import { codePurposes } from '#domain/signIn'
import { action, id, instant, line, ruled } from './define'
import { door, ownRow, reply, ruling, sessionFacts, sessionState, status } from './session'

const token = v.pipe(v.string(), v.length(29))
/** A random name that the app has given this phone, 16 bytes in base64url: never stored as it is. */
const device = v.optional(v.pipe(v.string(), v.regex(/^[\w-]{22}$/)))
/** What the phone found of the distance; absent where it was not asked or not allowed. */
const near = v.optional(v.boolean())
const receipt = v.object({ sessionId: id, ...ownRow.entries })
const manyIds = v.pipe(v.array(id), v.minLength(1), v.maxLength(100))
const reason = line(60, '请写明原因，60 字以内')
const named = v.object({ id, name: v.string() })

/** The ways in. */
const doors = {
  /** Records that this member was there now. Signing in again returns the first receipt. offline: scanned without a network, sent in later. */
  'attendance.signIn': action({
    allow: 'member',
    input: v.strictObject({ token, sessionId: v.optional(id), device, near, offline: v.optional(v.literal(true)) }),
    output: receipt,
  }),

  /** The same with the pass that home gave for a crowded session: nothing is read, so that a hall gets in at once. */
  'attendance.signInPaced': action({
    allow: { pass: 'signIn' },
    input: v.strictObject({ token, pass: v.pipe(v.string(), v.maxLength(160)), device, near }),
    output: receipt,
  }),

  /** 六位数字码, typed on the page of one session that one is invited to. */
  'attendance.signInByDigits': action({
    allow: 'member',
    input: v.strictObject({
      sessionId: id,
      digits: v.pipe(v.string(), v.regex(/^\d{6}$/, '请填写屏幕上的六位数字')),
      device,
      near,
    }),
    output: receipt,
  }),

  /** 签退. A second scan returns the first. */
  'attendance.signOut': action({
    allow: 'member',
    input: v.strictObject({ token, sessionId: v.optional(id) }),
    output: v.object({ sessionId: id, outAt: instant }),
  }),

  /** 反扫: the personal codes that somebody in charge has scanned, each with when. Up to a hundred at once. */
  'attendance.counterScan': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    input: v.strictObject({
      sessionId: id,
      scans: v.pipe(
        v.array(v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)), at: instant })),
        v.minLength(1),
        v.maxLength(100),
      ),
    }),
    /** In the order of the scans; `code`: why one was refused. */
    output: v.object({
      now: instant,
      results: v.array(
        v.object({
          person: v.nullable(named),
          already: v.boolean(),
          observer: v.boolean(),
          refusal: v.nullable(v.object({ code: v.string(), message: v.string() })),
        }),
      ),
    }),
  }),

  /** 点名: for people without a phone, on time unless called `late`. An earlier record is never overwritten. */
  'attendance.rollCall': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id, memberIds: manyIds, late: v.optional(v.boolean()) }),
    output: v.object({ now: instant, recorded: v.array(id), already: v.array(id) }),
  }),
}

/** The presenter's page. */
const screen = {
  /**
   * Codes for the next ten minutes, one per slot from firstSlot on. The page draws the one that `now` points at. `pass`: for
   * the live numbers. `spotSeal`: of the seed that the next spot-check will draw by.
   */
  'attendance.showCodes': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    input: v.strictObject({ sessionId: id, purpose: v.optional(v.picklist(codePurposes)) }),
    output: ruled({
      now: instant,
      slotMs: v.number(),
      refillAt: v.number(),
      firstSlot: v.number(),
      tokens: v.array(token),
      linkPrefix: v.string(),
      digits: v.nullable(v.object({ stepMs: v.number(), firstStep: v.number(), codes: v.array(v.string()) })),
      pass: v.string(),
      spotSeal: v.string(),
    }),
  }),

  /** 实时人数, for whoever shows the codes. */
  'attendance.numbers': action({
    allow: { pass: 'screen' },
    input: v.strictObject({ pass: v.pipe(v.string(), v.maxLength(160)) }),
    output: v.object({
      now: instant,
      /** Null until the clock has counted them. */
      expected: v.nullable(v.number()),
      present: v.number(),
      late: v.number(),
      undecided: v.number(),
      observers: v.number(),
      onLeave: v.number(),
      signedOut: v.number(),
    }),
  }),

  /** 结束签到: no code is made from now on. Ending what is over changes nothing. `headCount`: heads in the room, if counted. */
  'attendance.close': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    input: v.strictObject({
      sessionId: id,
      headCount: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20_000))),
    }),
    output: v.object({ sessionId: id, closedAt: instant }),
  }),

  'attendance.setDoor': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    input: v.strictObject({ sessionId: id, revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), door }),
    output: v.object({ revision: v.number() }),
  }),

  /** 现场帮手: up to five of the branch, until the session's day is over. Whoever is left out of the list is one no more. */
  'attendance.appointHelpers': action({
    allow: { may: 'write', resource: 'helpers', at: 'session' },
    audited: true,
    input: v.strictObject({
      sessionId: id,
      revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      memberIds: v.pipe(v.array(id), v.maxLength(5, '最多请五位帮手')),
    }),
    output: v.object({ revision: v.number(), helpers: v.array(named) }),
  }),
}

/** What is done with the list. */
const list = {
  /** Everybody expected and everybody who came, in roster order. `delivery`: whether the notice reached the phone. */
  'attendance.live': action({
    allow: { may: 'read', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      now: instant,
      branch: v.string(),
      session: v.object(sessionFacts),
      state: sessionState,
      revision: v.number(),
      helpers: v.array(named),
      headCount: v.nullable(v.number()),
      settledAt: v.nullable(instant),
      /** More than the usual share came in afterwards. */
      muchOffline: v.boolean(),
      people: v.array(
        v.object({
          id,
          name: v.string(),
          job: v.string(),
          expected: v.boolean(),
          reply: v.nullable(reply),
          leave: v.nullable(v.object({ kind: v.picklist(leaveKinds), reason: v.string(), mine: v.boolean() })),
          delivery: v.nullable(v.picklist(deliveryStates)),
          /** Of one whom no message reached, if he agreed to show it. */
          phone: v.nullable(v.string()),
          signIn: v.nullable(ownRow),
          corrections: v.array(
            v.object({ before: status, after: ruling, reason: v.string(), byName: v.string(), at: instant }),
          ),
          status,
        }),
      ),
    }),
  }),

  /** 更正: what was there stays, with who, when and why. */
  'attendance.correct': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    audited: true,
    input: v.strictObject({ sessionId: id, memberId: id, to: ruling, reason }),
    output: v.object({ sessionId: id, memberId: id, status }),
  }),

  /** 一键确认 of what is withheld: it counts, or it does not. */
  'attendance.confirm': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    audited: true,
    input: v.strictObject({ sessionId: id, memberIds: manyIds, accept: v.boolean() }),
    output: v.object({ decided: v.array(id) }),
  }),

  /** 抽查: draws from those who are present by the seed whose seal the screen has shown; shown with the names. */
  'attendance.drawSpotCheck': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id, count: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(10)) }),
    output: v.object({ n: v.number(), seed: v.string(), seal: v.string(), drawn: v.array(named) }),
  }),

  /** Who did not answer is disputed until it is decided. */
  'attendance.recordSpotCheck': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    audited: true,
    input: v.strictObject({
      sessionId: id,
      n: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(99)),
      missing: v.pipe(v.array(id), v.maxLength(10)),
    }),
    output: v.object({ n: v.number(), missing: v.array(id) }),
  }),
}

export const attendance = { ...doors, ...screen, ...list }
