import { composeRecord, type RecordFacts, recordSections } from '#domain/record'
import { type SessionKind, sessionKinds } from '#domain/session'

/** Values that occur in no word of the composer and in no other value. */
const facts: RecordFacts = {
  branch: '青枫收费站党支部',
  day: '2026-11-05',
  start: '15:02',
  end: '17:04',
  place: '二楼会议室',
  title: '守好一条路',
  host: '周明远',
  recorder: '刘海燕',
  agenda: [
    { part: 'lesson', title: '雨雾天怎样守住收费口', held: true, lecturer: '阿依古丽·买买提江' },
    { part: 'film', title: '山路上的灯', held: true, lecturer: null },
    { part: 'practice', title: '雨雾保通演练。', held: true, lecturer: '王振宇' },
    { part: 'case', title: '《一次投诉》', held: false, lecturer: null },
  ],
  attendance: {
    expected: 26,
    present: 21,
    late: 4,
    leave: ['卢衡', '陈桂兰'],
    absent: ['贺长青', '邹立', '欧阳春'],
    observers: 8,
  },
  decisions: ['每班交接前检查灯牌', '下月起设便民点。'],
  takeAways: [{ name: '彭小舟', text: '灯先亮，话先到。' }],
  makeups: [
    { name: '卢衡', way: 'makeup', day: '2026-11-12' },
    { name: '贺长青', way: 'deliver', day: '2026-11-13' },
  ],
  ruleVersion: '2026.1',
}

const textOf = (record: ReturnType<typeof composeRecord>) => record.sentences.map(({ text }) => text).join('\n')
const questionsOf = (changes: Partial<RecordFacts>) =>
  composeRecord({ ...facts, ...changes }).missing.map(({ field }) => field)

test('a whole record, in the order of its sections and with nothing to ask', () => {
  const record = composeRecord(facts)
  expect(record.missing).toEqual([])
  expect(textOf(record).split('\n')).toEqual([
    '2026年11月5日（星期四），青枫收费站党支部开展主题党日。',
    '主题为“守好一条路”。',
    '会议15:02开始，17:04结束。',
    '会议地点为二楼会议室。',
    '会议由周明远主持。',
    '会议由刘海燕记录。',
    '阿依古丽·买买提江讲授《雨雾天怎样守住收费口》。',
    '集体观看《山路上的灯》。',
    '王振宇组织开展实践：雨雾保通演练。',
    '案例《一次投诉》未开展。',
    '应到26人，实到21人。',
    '迟到4人。',
    '请假2人：卢衡、陈桂兰。',
    '未到3人：贺长青、邹立、欧阳春。',
    '旁听8人。',
    '卢衡于2026年11月12日（星期四）补课。',
    '贺长青于2026年11月13日（星期五）接受送学。',
    '会议决定：每班交接前检查灯牌。',
    '会议决定：下月起设便民点。',
    '彭小舟谈到：“灯先亮，话先到”。',
    '到会情况按规则包2026.1判定。',
  ])
  const order = record.sentences.map(({ section }) => recordSections.indexOf(section))
  expect(order).toEqual([...order].sort((one, other) => one - other))
  expect(new Set(order).size).toBe(recordSections.length)
})

/** The value at 'agenda.0.title'; undefined where the path leads nowhere. */
const valueAt = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], root)

/** Every path to a value, branches included: 'agenda', 'agenda.0', 'agenda.0.title'. */
const pathsOf = (value: unknown, at = ''): string[] => {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [...(at ? [at] : []), ...below.flatMap(([key, child]) => pathsOf(child, at ? `${at}.${key}` : key))]
}

const without = (path: string): RecordFacts => {
  const copy = structuredClone(facts) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const parent = valueAt(copy, keys.slice(0, -1).join('.') || 'none') ?? copy
  ;(parent as Record<string, unknown>)[keys[keys.length - 1]!] = null
  return copy as unknown as RecordFacts
}

/** How a value reads once it is written: by itself, or as one of the forms the record has for it. */
function wordsFor(value: unknown): string[] {
  if (typeof value === 'number') return [`${value}人`]
  if (typeof value !== 'string') return []
  const day = /^(\d{4})-0?(\d+)-0?(\d+)$/.exec(value)
  return day ? [`${day[1]}年${day[2]}月${day[3]}日`] : [value.replace(/。$/, '')]
}

/** A part, a way or whether it was held always reads as one of a few words; the others read as they are. */
const isWord = (path: string) => /\.(part|way|held)$/.test(path)
/** Elements of lists of names and a film's lecturer are not asked for one by one. */
const isAsked = (path: string) =>
  !/^attendance\.(leave|absent)\.\d|^agenda\.\d$|^makeups\.\d$|^takeAways\.\d$|\.part$/.test(path) &&
  valueAt(facts, path) !== null

const removable = pathsOf(facts).filter(isAsked)

test('there is something to remove', () => {
  expect(removable.length).toBeGreaterThan(30)
})

test.each(removable)('without %s it is asked for, and no sentence tells it', (path) => {
  const left = without(path)
  const record = composeRecord(left)
  expect(record.missing.map(({ field }) => field)).toEqual([path])
  expect(record.missing[0]!.question).toMatch(/[\u4e00-\u9fff]/)

  const told = textOf(record)
  const remaining = pathsOf(left).flatMap((at) => (isWord(at) ? [] : wordsFor(valueAt(left, at))))
  const gone = isWord(path) ? [] : pathsOf(valueAt(facts, path), path).flatMap((at) => wordsFor(valueAt(facts, at)))
  for (const words of gone.filter((one) => !remaining.some((other) => other.includes(one))))
    expect(told).not.toContain(words)
  for (const { from } of record.sentences) {
    expect(from.length).toBeGreaterThan(0)
    expect(from.filter((at) => valueAt(left, at) === undefined || valueAt(left, at) === null)).toEqual([])
    expect(from).not.toContain(path)
  }
})

test('each piece of a sentence is the composer’s own word or reads as its field does', () => {
  const { sentences } = composeRecord(facts)
  const own = new Set<string>()
  for (const { text, from, pieces } of sentences) {
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect([...new Set(pieces.flatMap((piece) => piece.from ?? []))]).toEqual(from)
    for (const piece of pieces) {
      if (piece.from === null) own.add(piece.text)
      else if (!isWord(piece.from)) {
        const value = valueAt(facts, piece.from)
        const forms = Array.isArray(value)
          ? [`${value.length}人：${value.join('、')}`]
          : [String(value), ...wordsFor(value)]
        expect(forms.some((form) => piece.text.includes(form) || form.includes(piece.text))).toBe(true)
      }
    }
  }
  // no digit, no name: what the composer adds is always the same
  expect([...own].filter((text) => /\d/.test(text))).toEqual([])
  const others = composeRecord(turned())
  const words = others.sentences.flatMap(({ pieces }) =>
    pieces.flatMap(({ text, from }) => (from === null ? [text] : [])),
  )
  expect(new Set(words)).toEqual(own)
})

/** Every text and number another one, in the same shape. */
function turned(): RecordFacts {
  const other = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => other(one))
    if (typeof value === 'object' && value)
      return Object.fromEntries(Object.entries(value).map(([k, one]) => [k, other(one, k)]))
    if (key === 'part' || key === 'way' || typeof value === 'boolean' || value === null) return value
    if (typeof value === 'number') return value
    if (/^\d\d:/.test(String(value))) return String(value).replace(/^15/, '09').replace(/^17/, '10')
    return /^\d{4}-/.test(String(value)) ? '2028-02-29' : `另${[...String(value)].reverse().join('')}`
  }
  return other(facts) as RecordFacts
}

test('of all facts missing, all are asked and nothing is said', () => {
  const empty = Object.fromEntries(Object.keys(facts).map((key) => [key, null])) as unknown as RecordFacts
  const record = composeRecord(empty)
  expect(record.sentences).toEqual([])
  expect(record.missing.map(({ field }) => field).sort()).toEqual(Object.keys(facts).sort())
})

test('any mixture of missing facts tells only what is left', () => {
  let state = 42
  const roll = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const top = Object.keys(facts)
  for (let round = 0; round < 200; round += 1) {
    const gone = top.filter(() => roll() < 0.4)
    const left = { ...facts, ...Object.fromEntries(gone.map((key) => [key, null])) } as RecordFacts
    const { sentences, missing } = composeRecord(left)
    expect(missing.map(({ field }) => field).sort()).toEqual([...gone].sort())
    expect(sentences.flatMap(({ from }) => from.filter((at) => gone.includes(at.split('.')[0]!)))).toEqual([])
    const whole = composeRecord(facts).sentences.filter(({ from }) =>
      from.every((at) => !gone.includes(at.split('.')[0]!)),
    )
    expect(sentences).toEqual(whole)
  }
})

test.each<[string, Partial<RecordFacts>, string[]]>([
  ['a blank place', { place: '  ' }, ['place']],
  ['a full stop for a decision', { decisions: ['每班检查', '。'] }, ['decisions.1']],
  ['a day that does not exist', { day: '2026-02-29' }, ['day']],
  ['a time that does not exist', { start: '24:00' }, ['start']],
  ['an end at the start', { end: '15:02' }, ['end']],
  ['an end before the start', { end: '09:00' }, ['end']],
  ['no agenda at all', { agenda: [] }, ['agenda']],
  [
    'a practice nobody led',
    { agenda: [{ part: 'practice', title: '演练', held: true, lecturer: '' }] },
    ['agenda.0.lecturer'],
  ],
  ['a practice that was not held', { agenda: [{ part: 'practice', title: '演练', held: false, lecturer: null }] }, []],
  ['one too many present', { attendance: { ...facts.attendance!, present: 22 } }, ['attendance.expected']],
  ['half a person', { attendance: { ...facts.attendance!, late: 0.5 } }, ['attendance.late']],
  ['less than nobody', { attendance: { ...facts.attendance!, observers: -1 } }, ['attendance.observers']],
])('%s is asked about: %j', (_what, changes, fields) => {
  expect(questionsOf(changes)).toEqual(fields)
})

test('figures that contradict each other are not written down', () => {
  const record = composeRecord({ ...facts, attendance: { ...facts.attendance!, present: 22 } })
  expect(record.missing[0]!.question).toBe('应到 26 人，实到、请假和未到合计 27 人，请核对')
  expect(textOf(record)).not.toContain('应到')
})

test('who is in doubt is to be decided first: neither counted nor written down as away', () => {
  const inDoubt = { ...facts.attendance!, present: 20, undecided: ['卢衡'] }
  const { missing, sentences } = composeRecord({ ...facts, attendance: inDoubt })
  expect(missing).toEqual([
    { field: 'attendance.undecided', question: '卢衡的签到待确认，请先在签到名单里确认是否到场' },
  ])
  expect(sentences.map(({ text }) => text).join()).not.toContain('应到')
  const many = { ...inDoubt, present: 17, undecided: ['甲', '乙', '丙', '丁'] }
  const [gap] = composeRecord({ ...facts, attendance: many }).missing
  expect(gap?.question).toBe('甲、乙、丙等 4 人的签到待确认，请先在签到名单里确认是否到场')
  expect(composeRecord({ ...facts, attendance: { ...facts.attendance!, undecided: [] } }).missing).toEqual([])
})

test('none is an answer: nobody late, on leave or away, no decision, no take-away', () => {
  const attendance = { expected: 21, present: 21, late: 0, leave: [], absent: [], observers: 0 }
  const record = composeRecord({ ...facts, attendance, decisions: [], takeAways: [], makeups: [] })
  expect(record.missing).toEqual([])
  expect(textOf(record)).toMatch(/应到21人，实到21人。\n会议没有形成决定。\n到会情况按规则包/)
})

test('a date is written with its weekday, on a leap day too', () => {
  expect(textOf(composeRecord({ ...facts, day: '2028-02-29' }))).toContain('2028年2月29日（星期二），')
})

/** Points as a meeting has them: what is behind a title nobody knows but who was there. */
const points: RecordFacts['agenda'] = [
  { part: null, title: '讨论预备党员转正。', held: true, lecturer: null },
  { part: null, title: '学习《党章》', held: true, lecturer: null },
  { part: null, title: '通报党费', held: false, lecturer: null },
]
const meeting: RecordFacts = { ...facts, agenda: points }

test('a meeting is called what it is, and of its points no more is said than that they were on the agenda', () => {
  const record = composeRecord(meeting, 'memberMeeting')
  expect(record.missing).toEqual([])
  const lines = textOf(record).split('\n')
  expect(lines[0]).toBe('2026年11月5日（星期四），青枫收费站党支部召开党员大会。')
  expect(record.sentences.filter(({ section }) => section === 'agenda')).toMatchObject([
    { text: '议程：讨论预备党员转正。', from: ['agenda.0.title'] },
    { text: '议程：学习《党章》。', from: ['agenda.1.title'] },
    { text: '议程：通报党费，未进行。', from: ['agenda.2.title', 'agenda.2.held'] },
  ])
})

test.each<[SessionKind, string]>([
  ['themeDay', '开展主题党日'],
  ['memberMeeting', '召开党员大会'],
  ['committeeMeeting', '召开支委会'],
  ['groupMeeting', '召开党小组会'],
  ['partyLecture', '举办党课'],
  ['lifeMeeting', '召开组织生活会'],
])('the record of a %s says %s, and of no other kind', (kind, words) => {
  const told = textOf(composeRecord(meeting, kind))
  expect(told.split('\n')[0]).toBe(`2026年11月5日（星期四），青枫收费站党支部${words}。`)
  const names = ['主题党日', '党员大会', '支委会', '党小组会', '党课', '组织生活会']
  expect(names.filter((name) => told.includes(name))).toHaveLength(1)
  const nothing = Object.fromEntries(Object.keys(facts).map((key) => [key, null])) as unknown as RecordFacts
  const questions = composeRecord(nothing, kind)
    .missing.map(({ question }) => question)
    .join('\n')
  expect(names.filter((name) => questions.includes(name))).toEqual(names.filter((name) => words.includes(name)))
})

test('all kinds but the opening read alike', () => {
  const bodies = sessionKinds.map((kind) => textOf(composeRecord(meeting, kind)).split('\n').slice(1).join('\n'))
  expect(new Set(bodies).size).toBe(1)
})

test.each<[string, Partial<NonNullable<RecordFacts['agenda']>[number]>, string, string]>([
  ['its title', { title: null }, 'agenda.0.title', '第 1 项议程是什么'],
  ['whether it took place', { held: null }, 'agenda.0.held', '第 1 项议程进行了没有'],
])('of a point %s is asked, and nothing is said of it', (_what, changes, field, question) => {
  const record = composeRecord({ ...meeting, agenda: [{ ...points[0]!, ...changes }] }, 'committeeMeeting')
  expect(record.missing).toEqual([{ field, question }])
  expect(record.sentences.filter(({ section }) => section === 'agenda')).toEqual([])
})
