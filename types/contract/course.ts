import * as v from 'valibot'
import { categories } from '#domain/category'
import { courseKinds, courseLimits as most, courseStates } from '#domain/course'
import { needTopics } from '#domain/need'
import { action, id, instant, line, ruled } from './define'
import { placeCode } from './place'

const kind = v.picklist(courseKinds)
const state = v.picklist(courseStates)
const topic = v.picklist(needTopics)
const count = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(max))
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(most.trackHours * 3600))
const fileId = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^cloud:\/\/[\w.-]+\/courses\/[0-9a-f]{32}\.(mp3|m4a|mp4|pdf|docx|xlsx|pptx)$/),
)
const listenPass = v.pipe(v.string(), v.minLength(1), v.maxLength(400))
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999))

const cue = v.strictObject({ at: seconds, text: line(most.cue, '每句字幕 120 字以内') })
const track = {
  title: line(most.trackTitle, '请填写这一段的名称，30 字以内'),
  media: v.picklist(['audio', 'video']),
  seconds: v.pipe(seconds, v.minValue(1)),
  cues: v.pipe(v.array(cue), v.maxLength(most.cues)),
}
const step = v.strictObject({
  title: line(most.stepTitle, '请填写这一步的名称，20 字以内'),
  text: line(most.stepText, '请填写这一步的内容，600 字以内'),
  question: line(most.question, '请填写这一步的问题，60 字以内'),
})
const quiz = v.strictObject({
  text: line(most.question, '请填写题目，60 字以内'),
  options: v.pipe(v.array(line(most.option, '每个选项 40 字以内')), v.minLength(2), v.maxLength(most.options)),
  right: count(most.options - 1),
})
const head = {
  kind,
  title: line(most.title, '请填写课程名称，30 字以内'),
  summary: v.pipe(
    v.string(),
    v.maxLength(most.summary * 4, '简介 120 字以内，请写短一些'),
    v.trim(),
    v.check((text) => [...text].length <= most.summary, '简介 120 字以内，请写短一些'),
  ),
  tags: v.pipe(v.array(line(most.tag, '每个标签 8 字以内')), v.maxLength(most.tags)),
  /** Whom it is meant for; nobody named: for all. */
  audience: v.pipe(v.array(v.picklist(categories)), v.maxLength(categories.length)),
  /** 主线课程. */
  core: v.boolean(),
  topic: v.nullable(topic),
  /** 讲课人, as the course names him. */
  lecturer: v.nullable(line(12, '请填写讲课人')),
}
/** What a list shows of one. */
const card = v.object({
  id,
  kind,
  title: v.string(),
  lecturer: v.nullable(v.string()),
  minutes: v.number(),
  steps: v.number(),
  version: v.number(),
})
const cards = v.object({ courses: v.array(card), next: v.nullable(v.object({ at: instant, id })) })
/** `next` of the page before: pages go on from there, nothing is skipped over. */
const after = v.optional(v.strictObject({ at: instant, id }))

const shownTrack = v.object({
  ...track,
  title: v.string(),
  cues: v.array(v.object({ at: v.number(), text: v.string() })),
})
const shownStep = v.object({ title: v.string(), text: v.string(), question: v.string() })
const shownQuiz = v.object({ text: v.string(), options: v.array(v.string()), right: v.number() })
const missing = v.array(v.object({ field: v.string(), sentence: v.string() }))

export const course = {
  /** One's group's courses, or the own unit's; the newest first, twenty at a time. */
  'course.list': action({
    allow: 'member',
    input: v.strictObject({ shelf: v.picklist(['group', 'unit']), kind: v.optional(kind), after }),
    output: cards,
  }),

  /** 接着听, and what is meant for somebody like me. Nobody else is ever told what I listen to. */
  'course.forMe': action({
    allow: 'member',
    input: v.strictObject({}),
    output: v.object({
      going: v.array(
        v.object({
          courseId: id,
          title: v.string(),
          kind,
          track: v.number(),
          position: v.number(),
          seconds: v.number(),
          at: instant,
        }),
      ),
      meant: v.array(card),
    }),
  }),

  /** By two or more characters of title, tags or lecturer. */
  'course.search': action({
    allow: 'member',
    input: v.strictObject({ text: line(20, '请输入两个字以上'), after }),
    output: cards,
  }),

  /**
   * Everything of one, with where I was. By the code of a poster anybody who stands before it may listen, a newcomer too;
   * only a member's place is kept in the cloud. `version`: an older one that a class has used.
   */
  'course.open': action({
    allow: 'visitor',
    input: v.variant('by', [
      v.strictObject({ by: v.literal('course'), courseId: id, version: v.optional(version) }),
      v.strictObject({ by: v.literal('place'), code: placeCode }),
    ]),
    output: v.object({
      now: instant,
      id,
      version: v.number(),
      kind,
      title: v.string(),
      summary: v.string(),
      lecturer: v.nullable(v.string()),
      tags: v.array(v.string()),
      /** Where the poster hangs. */
      place: v.nullable(v.string()),
      tracks: v.array(shownTrack),
      documents: v.array(v.object({ name: v.string(), bytes: v.number(), kind: v.string() })),
      steps: v.array(shownStep),
      progress: v.nullable(v.object({ track: v.number(), position: v.number(), at: instant })),
      /** For links and for saving where I am, without being looked up again. */
      pass: v.string(),
      /** False for who is nobody's member yet: where he was stays on his phone. */
      keeps: v.boolean(),
    }),
  }),

  /** A link for ten minutes to one file of what was opened. */
  'course.link': action({
    allow: { pass: 'listen' },
    input: v.strictObject({ pass: listenPass, of: v.picklist(['track', 'document']), index: count(most.tracks - 1) }),
    output: v.object({ url: v.string(), until: instant }),
  }),

  /** Where I am, about every fifteen seconds. `listenedAt`: by the server's clock as the phone knows it; an older one never overwrites a newer. */
  'course.savePosition': action({
    allow: { pass: 'listen' },
    input: v.strictObject({
      pass: listenPass,
      track: count(most.tracks - 1),
      position: seconds,
      listenedAt: instant,
      /** True once this phone has saved a position here. */
      known: v.boolean(),
    }),
    output: v.object({ saved: v.boolean() }),
  }),

  /** Forgets where I was. */
  'course.forget': action({
    allow: 'member',
    input: v.strictObject({ courseId: id }),
    output: v.object({ courseId: id }),
  }),

  /** For whoever edits: those of an organisation in a state, the last changed first; the share of core topics. */
  'course.manage': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, state: v.optional(state), after }),
    output: ruled({
      org: v.string(),
      courses: v.array(v.object({ ...card.entries, state, updatedAt: instant, byName: v.string() })),
      next: v.nullable(v.object({ at: instant, id })),
      /** With the first page: minutes of what is offered, and whether 主线课程 falls short of its share. */
      core: v.nullable(v.object({ minutes: v.number(), of: v.number(), isShort: v.nullable(v.boolean()) })),
    }),
  }),

  /** Before the upload: says where to, and makes the file known to the sweep. */
  'course.beginFile': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({
      orgId: id,
      courseId: id,
      name: line(120, '文件名太长，请改短以后再上传'),
      size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    }),
    output: v.object({ path: v.string() }),
  }),

  /** After it: is it there, how large is it, and is it what it is called. */
  'course.checkFile': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, courseId: id, fileId }),
    output: v.object({
      name: v.string(),
      fileId: v.string(),
      media: v.picklist(['audio', 'video', 'document']),
      bytes: v.number(),
    }),
  }),

  /** A link for ten minutes, to listen to or look at one's own draft. */
  'course.previewFile': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, courseId: id, fileId }),
    output: v.object({ url: v.string() }),
  }),

  'course.draft': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, courseId: id }),
    output: v.object({
      id,
      state,
      version: v.number(),
      revision: v.number(),
      byName: v.string(),
      /** May be let through by me: I am not the one who wrote it. */
      mayRelease: v.boolean(),
      head: v.object({ ...head, title: v.string(), tags: v.array(v.string()), lecturer: v.nullable(v.string()) }),
      body: v.object({
        tracks: v.array(v.object({ ...shownTrack.entries, fileId: v.string(), bytes: v.number() })),
        documents: v.array(v.object({ name: v.string(), fileId: v.string(), bytes: v.number() })),
        steps: v.array(shownStep),
        quiz: v.array(shownQuiz),
      }),
      missing,
      /** What the check said of each file and of the text; person: waits for a second organiser. */
      checks: v.array(
        v.object({
          what: v.string(),
          by: v.picklist(['machine', 'person']),
          verdict: v.picklist(['waiting', 'passed', 'refused']),
        }),
      ),
    }),
  }),

  /** `revision`: 0 for a new one, else the one looked at. Files must lie in storage; their size and kind are looked at here. */
  'course.saveDraft': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({
      orgId: id,
      courseId: id,
      revision: count(9_999),
      head: v.strictObject(head),
      body: v.strictObject({
        tracks: v.pipe(v.array(v.strictObject({ ...track, fileId })), v.maxLength(most.tracks)),
        documents: v.pipe(
          v.array(v.strictObject({ name: line(40, '文件名 40 字以内'), fileId })),
          v.maxLength(most.documents),
        ),
        steps: v.pipe(v.array(step), v.maxLength(most.steps)),
        quiz: v.pipe(v.array(quiz), v.maxLength(most.quiz)),
      }),
    }),
    output: v.object({ revision: v.number(), missing }),
  }),

  /** 提交: text and media are checked; nobody sees it before they pass. */
  'course.submit': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    audited: ['title'],
    input: v.strictObject({ orgId: id, courseId: id, revision: count(9_999) }),
    output: v.object({ title: v.string(), state, version: v.number() }),
  }),

  /** 放行 of what no machine can check (films, documents), by somebody other than the author; or back to him. */
  'course.release': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    audited: ['title'],
    input: v.strictObject({ orgId: id, courseId: id, revision: count(9_999), pass: v.boolean() }),
    output: v.object({ title: v.string(), state, version: v.number() }),
  }),

  /** Takes it back from being checked, to go on writing. */
  'course.withdraw': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    input: v.strictObject({ orgId: id, courseId: id }),
    output: v.object({ state }),
  }),

  /** 下架: nobody is offered it any more; classes keep the version they used. `retired` false: 重新上架. */
  'course.retire': action({
    allow: { may: 'write', resource: 'courses', at: 'org' },
    audited: ['title'],
    input: v.strictObject({ orgId: id, courseId: id, retired: v.boolean() }),
    output: v.object({ title: v.string(), state }),
  }),
}
