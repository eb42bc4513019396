import * as v from 'valibot'
import { isDay } from '#domain/calendar'
import { rulePackStates } from '#domain/ruleDraft'
import { rowStatuses } from '#domain/rulePack'
import { type RuleNumber, ruleIds, ruleWords } from '#domain/ruleWords'
import { action, day, instant, line, ruled } from './define'

/** One digit behind the year, so that versions stand in the order of their letters. */
const version = v.pipe(v.string(), v.regex(/^20\d\d\.[1-9]$/, '版本号是年份加一位数字，例如 2026.2'))

const FIRST_DAY = '2020-01-01'
const ruleDay = v.pipe(
  day,
  v.check((text) => isDay(text) && text >= FIRST_DAY && text < '2100', '请选择 2020 年以后的日期'),
)

const counted = ({ name, unit, least, most }: RuleNumber) => {
  const sentence = `${name}应在 ${least} 到 ${most} ${unit}之间`
  return v.pipe(v.number(sentence), v.integer(sentence), v.minValue(least, sentence), v.maxValue(most, sentence))
}

/** Exactly the numbers that the rule has, each within its bounds. */
const numbersOf = <K extends string>(numbers: Record<K, RuleNumber>) =>
  v.strictObject(
    Object.fromEntries(Object.entries<RuleNumber>(numbers).map(([key, one]) => [key, counted(one)])) as {
      [N in K]: ReturnType<typeof counted>
    },
  )

const dated = {
  validFrom: ruleDay,
  validTo: v.optional(ruleDay),
  source: line(200, '请写明依据，200 字以内'),
  status: v.picklist(rowStatuses),
}

const { SI, LV, LH, CC, LS, CT, TD, MP, HM, MT, BM, SM } = ruleWords
const meetings = v.strictObject({
  memberMeeting: numbersOf(MT.numbers.memberMeeting),
  committeeMeeting: numbersOf(MT.numbers.committeeMeeting),
  groupMeeting: numbersOf(MT.numbers.groupMeeting),
  partyLecture: numbersOf(MT.numbers.partyLecture),
  lifeMeeting: numbersOf(MT.numbers.lifeMeeting),
})

const changedRow = v.variant('id', [
  v.strictObject({ id: v.literal('SI'), value: numbersOf(SI.numbers), ...dated }),
  v.strictObject({ id: v.literal('LV'), value: numbersOf(LV.numbers), ...dated }),
  v.strictObject({ id: v.literal('LH'), value: numbersOf(LH.numbers), ...dated }),
  v.strictObject({ id: v.literal('CC'), value: numbersOf(CC.numbers), ...dated }),
  v.strictObject({ id: v.literal('LS'), value: numbersOf(LS.numbers), ...dated }),
  v.strictObject({ id: v.literal('CT'), value: numbersOf(CT.numbers), ...dated }),
  v.strictObject({ id: v.literal('TD'), value: numbersOf(TD.numbers), ...dated }),
  v.strictObject({ id: v.literal('MP'), value: numbersOf(MP.numbers), ...dated }),
  v.strictObject({ id: v.literal('HM'), value: numbersOf(HM.numbers), ...dated }),
  v.strictObject({ id: v.literal('MT'), value: meetings, ...dated }),
  v.strictObject({ id: v.literal('BM'), value: numbersOf(BM.numbers), ...dated }),
  v.strictObject({ id: v.literal('SM'), value: numbersOf(SM.numbers), ...dated }),
])

const MOST_CHANGES = 20

/** What a fixture is expected to say from that day on. */
const restated = v.strictObject({
  name: line(60, '请重新试算'),
  day: ruleDay,
  expected: line(400, '请重新试算'),
})

const id = v.picklist(ruleIds)
const outcomes = v.array(
  v.object({ name: v.string(), day, expected: v.string(), result: v.string(), passed: v.boolean() }),
)
const told = {
  version: v.string(),
  state: v.picklist(rulePackStates),
  /** Names; who wrote the first is nobody's. */
  author: v.nullable(v.string()),
  releasedBy: v.nullable(v.string()),
  releasedAt: v.nullable(instant),
}

/** 规则包: rules as dated rows, drafted by the administrator, released by a second person. */
export const rulePack = {
  /** Newest first; `current` is the one in force. */
  'rulePack.list': action({
    allow: { may: 'read', resource: 'rulePack', at: 'group' },
    input: v.strictObject({}),
    output: ruled({ current: v.string(), packs: v.array(v.object({ ...told, note: v.string() })) }),
  }),

  'rulePack.get': action({
    allow: { may: 'read', resource: 'rulePack', at: 'group' },
    input: v.strictObject({ version }),
    output: ruled({
      ...told,
      current: v.string(),
      /** The version that it changes; null for the first. */
      base: v.nullable(v.string()),
      note: v.string(),
      /** Drafted by whoever asks, who then does not release it. */
      mine: v.boolean(),
      /** In words; `changed`: new in this version. */
      rows: v.array(
        v.object({
          id,
          name: v.string(),
          validFrom: day,
          validTo: v.nullable(day),
          source: v.string(),
          status: v.picklist(rowStatuses),
          changed: v.boolean(),
          numbers: v.array(v.object({ path: v.string(), name: v.string(), unit: v.string(), value: v.number() })),
        }),
      ),
      differences: v.array(
        v.object({
          id,
          name: v.string(),
          from: day,
          to: v.nullable(day),
          unit: v.string(),
          before: v.number(),
          after: v.number(),
        }),
      ),
      /** `result`: null where it is as expected. */
      fixtures: v.array(v.object({ name: v.string(), day, expected: v.string(), result: v.nullable(v.string()) })),
      /** For whoever goes on with the draft. */
      changes: v.array(changedRow),
      restated: v.array(restated),
    }),
  }),

  /** Writes the draft of that version as a whole, on top of the version in force. */
  'rulePack.draft': action({
    allow: { may: 'write', resource: 'rulePack', at: 'group' },
    audited: true,
    input: v.strictObject({
      base: version,
      version,
      changes: v.pipe(v.array(changedRow), v.minLength(1), v.maxLength(MOST_CHANGES)),
      fixtures: v.pipe(v.array(restated), v.maxLength(200)),
      note: line(200, '请写明为什么要改，200 字以内'),
    }),
    output: v.object({ version: v.string(), state: v.picklist(rulePackStates), draftedAt: instant }),
  }),

  /** 试算: every fixture against the draft. If all pass, it is tested, and no more open to changes. */
  'rulePack.test': action({
    allow: { may: 'write', resource: 'rulePack', at: 'group' },
    input: v.strictObject({ version }),
    output: v.object({ version: v.string(), state: v.picklist(rulePackStates), failing: outcomes }),
  }),

  /** 发布: by somebody else than the author; in force for everybody from the next request on. Repeated, it finishes what was cut off. */
  'rulePack.release': action({
    allow: { may: 'write', resource: 'ruleRelease', at: 'group' },
    audited: true,
    input: v.strictObject({ version }),
    output: v.object({ version: v.string(), state: v.picklist(rulePackStates), releasedAt: instant }),
  }),
}
