import * as v from 'valibot'
import { MOST_NEEDS, needTopics } from '#domain/need'
import { questionStates } from '#domain/question'
import { action, id, instant, line, ruled } from './define'

const topic = v.picklist(needTopics)
const count = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(max))
const mark = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))
const year = v.pipe(v.string(), v.regex(/^20\d\d$/))
const questionId = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))

/** 需求调查: in two taps, once a year, changed as often as one likes. */
export const need = {
  'need.mine': action({
    allow: 'member',
    input: v.strictObject({}),
    output: v.object({
      year,
      topics: v.array(topic),
      /** Courses of the last half year that answer them. */ offered: v.array(v.object({ topic, courses: v.number() })),
    }),
  }),

  'need.answer': action({
    allow: 'member',
    input: v.strictObject({ topics: v.pipe(v.array(topic), v.maxLength(MOST_NEEDS)) }),
    output: v.object({ topics: v.array(topic) }),
  }),

  /** How many asked for what, and how many courses answer it: figures, never persons; below five they are not told. */
  'need.figures': action({
    allow: { may: 'read', resource: 'plan', at: 'org' },
    input: v.strictObject({ orgId: id, year }),
    output: ruled({
      org: v.string(),
      asked: v.number(),
      topics: v.array(v.object({ topic, asked: v.nullable(v.number()), courses: v.number() })),
    }),
  }),
}

/** 课前预习: material and up to three questions, until it starts. */
export const prep = {
  'prep.get': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      now: instant,
      closesAt: instant,
      /** I give the lesson: totals are told to me alone. */
      lectures: v.boolean(),
      course: v.nullable(v.object({ id, version: v.number(), title: v.string() })),
      questions: v.array(v.object({ text: v.string(), options: v.array(v.string()) })),
      /** Mine; null while I have not answered. After the start the right ones are told too. */
      answers: v.nullable(v.array(v.number())),
      right: v.nullable(v.array(v.number())),
    }),
  }),

  /** By whoever runs the session, from a course with questions; replaced until somebody has answered. */
  'prep.set': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    input: v.strictObject({ sessionId: id, courseId: id }),
    output: v.object({ sessionId: id, questions: v.number() }),
  }),

  'prep.answer': action({
    allow: 'member',
    /** `courseId`, `version`: as `prep.get` told them, so that nobody answers questions that have been replaced. */
    input: v.strictObject({
      sessionId: id,
      courseId: id,
      version: count(9_999),
      answers: v.pipe(v.array(count(3)), v.minLength(1), v.maxLength(5)),
    }),
    output: v.object({ sessionId: id, answers: v.array(v.number()) }),
  }),

  /** For the session's lecturer alone: how many answered, and what; no names. */
  'prep.totals': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: v.object({
      answered: v.number(),
      questions: v.array(
        v.object({
          text: v.string(),
          options: v.array(v.object({ text: v.string(), count: v.number(), right: v.boolean() })),
        }),
      ),
    }),
  }),
}

/** 问题台 of a session. */
export const question = {
  /** Open ones first, by votes; `name`: null where it was asked without one. */
  'question.list': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: v.object({
      now: instant,
      open: v.boolean(),
      /** Done with: nothing is asked or decided any more. */
      closed: v.boolean(),
      /** I lecture or run it: I may answer, merge and decline. */
      mayEnd: v.boolean(),
      /** I run it: I may close the desk. */
      mayClose: v.boolean(),
      questions: v.array(
        v.object({
          id: questionId,
          text: v.string(),
          name: v.nullable(v.string()),
          mine: v.boolean(),
          votes: v.number(),
          voted: v.boolean(),
          state: v.picklist(questionStates),
          answer: v.nullable(v.string()),
          mergedInto: v.nullable(questionId),
        }),
      ),
    }),
  }),

  /** Checked before others see it. `id` is drawn by the phone: sent twice, it stands once. */
  'question.ask': action({
    allow: 'member',
    input: v.strictObject({
      sessionId: id,
      id: questionId,
      text: line(100, '请写下问题，100 字以内'),
      named: v.boolean(),
    }),
    output: v.object({ id: questionId }),
  }),

  'question.vote': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id, id: questionId, up: v.boolean() }),
    output: v.object({ id: questionId, votes: v.number(), voted: v.boolean() }),
  }),

  /** By the lecturer or whoever runs the session. */
  'question.end': action({
    allow: 'member',
    input: v.variant('to', [
      v.strictObject({
        sessionId: id,
        id: questionId,
        to: v.literal('answered'),
        answer: line(300, '请写下回答，300 字以内'),
      }),
      v.strictObject({ sessionId: id, id: questionId, to: v.literal('merged'), into: questionId }),
      v.strictObject({
        sessionId: id,
        id: questionId,
        to: v.literal('declined'),
        reason: line(60, '请写明原因，60 字以内'),
      }),
    ]),
    output: v.object({ id: questionId, state: v.picklist(questionStates) }),
  }),

  /** 收尾: nothing is left open unless it is waived, with a reason. */
  'question.close': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    audited: true,
    input: v.strictObject({ sessionId: id, waive: v.optional(line(60, '请写明原因，60 字以内')) }),
    output: v.object({ sessionId: id, closed: v.literal(true), waived: v.number() }),
  }),
}

/** 评课, without a name: only that one has answered is kept, apart from what. */
export const evaluation = {
  'evaluation.give': action({
    allow: 'member',
    input: v.strictObject({
      sessionId: id,
      marks: v.strictObject({ clear: mark, useful: mark, arranged: mark }),
      text: v.pipe(v.string(), v.trim(), v.maxLength(200)),
    }),
    output: v.object({ given: v.literal(true) }),
  }),

  /** For the lecturer and those above: from five answers on. */
  'evaluation.result': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      /** May I still give one, and have I. */
      mayGive: v.boolean(),
      given: v.boolean(),
      /** False: I neither lecture nor stand above it, and am told how many there are and nothing else. */
      mayRead: v.boolean(),
      answers: v.number(),
      needed: v.number(),
      tenths: v.nullable(v.object({ clear: v.number(), useful: v.number(), arranged: v.number() })),
      texts: v.array(v.string()),
    }),
  }),
}
