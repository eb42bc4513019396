import {
  author,
  courseFile,
  deliver,
  here,
  mustSave,
  release,
  sound,
  submit,
  submittedSound,
  trackFrom,
  working,
} from '../support/courseFiles'
import {
  callAs,
  deployed,
  given,
  givenPeople,
  mustCallAs,
  rows,
  setClock,
  tick,
  useWorld,
  world,
} from '../support/world'

useWorld()

async function begin() {
  await world().reset()
  await givenPeople()
  setClock('02 09:00:00')
}
beforeEach(begin)

const withdraw = () => callAs(author, 'course.withdraw', here)
const stateOf = () => [working().state, working().revision, rows('courseVersions').length]
const sentTwoSounds = async () => {
  const files = [await courseFile('甲.mp3'), await courseFile('乙.mp3')]
  await submit(await mustSave({ kind: 'audio', body: { tracks: files.map(({ fileId }) => trackFrom(fileId)) } }))
  return rows('mediaChecks').map(({ _id }) => _id)
}

test('passed: published, and members are offered it', async () => {
  const { reply } = await deliver(await submittedSound(), 'pass')
  expect([reply.done, stateOf()]).toEqual([{ hear: 1 }, ['published', 3, 1]])
  expect((await mustCallAs('o-li', 'course.list', { shelf: 'unit' })).courses).toMatchObject([{ id: 'course-1' }])
})

test('refused: hidden, its author is told, and changes it', async () => {
  const { fileId } = await courseFile('第一讲.mp3')
  await deliver(await submittedSound(fileId), 'risky')
  const draft = await mustCallAs(author, 'course.draft', here)
  expect(draft).toMatchObject({ state: 'refused', revision: 3 })
  expect(draft.checks).toContainEqual({ what: fileId, by: 'machine', verdict: 'refused' })
  expect(rows('courses')).toEqual([])
  const other = await courseFile('第二稿.mp3')
  const revision = await mustSave({ ...sound(other.fileId), revision: 3 })
  await submit(revision)
  await deliver(rows('mediaChecks').at(-1)!._id, 'pass')
  expect(working()).toMatchObject({ state: 'published', version: 1 })
})

test.each([
  ['review', 0],
  ['pass', -1008],
  ['something new', 0],
])('%s with code %i: a second organiser decides', async (suggest, errcode) => {
  await deliver(await submittedSound(), suggest, { errcode })
  expect(working().checks[1]).toMatchObject({ by: 'person', verdict: 'waiting' })
  expect(stateOf()).toEqual(['checking', 2, 0])
  expect((await release(2)).reply).toMatchObject({ data: { state: 'published' } })
})

test('with two sounds the last verdict publishes, at once too; one refusal is enough', async () => {
  const [one, two] = await sentTwoSounds()
  await deliver(one!, 'pass')
  expect(stateOf()).toEqual(['checking', 2, 0])
  await deliver(two!, 'pass')
  expect(stateOf()).toEqual(['published', 3, 1])

  await begin()
  await Promise.all((await sentTwoSounds()).map((trace) => deliver(trace, 'pass')))
  expect(stateOf()).toEqual(['published', 3, 1])

  await begin()
  const [first, second] = await sentTwoSounds()
  await deliver(first!, 'risky')
  await deliver(second!, 'pass')
  expect(stateOf()).toEqual(['refused', 3, 0])
})

test('told twice, otherwise, or of an unknown sound: it changes nothing', async () => {
  const trace = await submittedSound()
  await deliver(trace, 'pass')
  const before = [rows('courseDrafts'), rows('courses'), rows('courseVersions'), rows('mediaChecks')]
  for (const suggest of ['pass', 'risky', 'review']) {
    const { reply, cost } = await deliver(trace, suggest)
    expect([suggest, reply.done, cost.written]).toEqual([suggest, { hear: 0 }, []])
  }
  expect((await deliver('0'.repeat(24), 'pass')).cost).toMatchObject({ requests: 1, written: [] })
  expect([rows('courseDrafts'), rows('courses'), rows('courseVersions'), rows('mediaChecks')]).toEqual(before)
})

test('of what was taken back or written on since: nothing changes', async () => {
  for (const suggest of ['pass', 'risky']) {
    await begin()
    const { fileId } = await courseFile('第一讲.mp3')
    const trace = await submittedSound(fileId)
    await withdraw()
    await deliver(trace, suggest)
    expect(stateOf()).toEqual(['draft', 3, 0])
    await submit(await mustSave({ ...sound(fileId), title: '改过的', revision: 3 }))
    await deliver(trace, suggest)
    expect(stateOf()).toEqual(['checking', 5, 0])
    await deliver(rows('mediaChecks').find(({ _id }) => _id !== trace)!._id, 'pass')
    expect(stateOf()).toEqual(['published', 6, 1])
  }
})

test('without a verdict a person decides after an hour, and a late one still counts', async () => {
  const trace = await submittedSound()
  setClock('02 09:55:00')
  expect((await tick()).reply).toMatchObject({ done: { mediaVerdicts: 0 }, failed: [] })
  expect(working().checks[1]).toMatchObject({ by: 'machine' })
  setClock('02 10:00:00')
  expect((await tick()).reply).toMatchObject({ done: { mediaVerdicts: 1 }, failed: [] })
  expect((await tick()).reply).toMatchObject({ done: { mediaVerdicts: 0 }, failed: [] })
  expect([working().checks[1], stateOf()]).toMatchObject([{ by: 'person', verdict: 'waiting' }, ['checking', 2, 0]])
  await deliver(trace, 'risky')
  expect(stateOf()).toEqual(['refused', 3, 0])
})

test('cut short at any request: told again, or at the next tick, it is published once', async () => {
  for (const isToldAgain of [true, false]) {
    for (let requests = 1; requests <= 10; requests++) {
      await begin()
      const trace = await submittedSound()
      world().faults.crashAfter = { requests, function: 'timer' }
      await deliver(trace, 'pass').catch(() => undefined)
      world().faults.crashAfter = null
      const isHeard = working().checks[1]!.verdict === 'passed'
      if (isToldAgain) await deliver(trace, 'pass')
      else await tick()
      const isOut = isToldAgain || isHeard
      expect([requests, stateOf()]).toEqual([requests, isOut ? ['published', 3, 1] : ['checking', 2, 0]])
      expect(rows('courses').length).toBe(isOut ? 1 : 0)
    }
  }
})

test('a verdict that comes before the submission is through is heard all the same', async () => {
  const outcomes = [
    ['passed', 'published'],
    ['refused', 'refused'],
  ] as const
  for (const [verdict, state] of outcomes) {
    await begin()
    const revision = await mustSave(sound((await courseFile('第一讲.mp3')).fileId))
    world().faults.latency = { ms: 50 }
    const sending = submit(revision)
    while (!rows('mediaChecks').length) await new Promise((resolve) => setTimeout(resolve, 1))
    // all that hearing it can do as long as the working copy is a draft
    await given('mediaChecks', { ...rows('mediaChecks')[0]!, verdict })
    expect(working().state).toBe('draft')
    await sending
    expect(working().state).toBe(state)
  }
})

test('what the machine was asked is forgotten within a day', async () => {
  await deliver(await submittedSound(), 'pass')
  setClock('03 07:55:00')
  await tick()
  expect(rows('mediaChecks')).toHaveLength(1)
  setClock('03 08:05:00')
  await tick()
  expect([rows('mediaChecks'), stateOf()]).toEqual([[], ['published', 3, 1]])
})

describe('who may tell', () => {
  test.each(['wx_client', 'wx_devtools', 'wx_http', 'wx_client,scf', 'scf', 'wx_localdebug'])(
    'not %s',
    async (source) => {
      const trace = await submittedSound()
      await expect(deliver(trace, 'pass', { source })).rejects.toThrow('by the clock only')
      expect(stateOf()).toEqual(['checking', 2, 0])
    },
  )

  test.each([
    ['nothing', null],
    ['another event', { MsgType: 'event', Event: 'user_enter_tempsession', trace_id: 'x' }],
    ['no trace', { Event: 'wxa_media_check', result: { suggest: 'pass' } }],
    ['a command for a trace', { Event: 'wxa_media_check', trace_id: { $ne: null }, result: { suggest: 'pass' } }],
  ])('pushed %s: refused, and no job runs', async (_what, event) => {
    const pushed = world().run(deployed('timer') as never, event, { source: 'wx_push', functionName: 'timer' })
    await expect(pushed).rejects.toThrow('by the clock only')
    expect(world().invocations.at(-1)!.cost.requests).toBe(0)
  })
})
