import config from '../../../cloudfunctions/api/config.json'
import {
  author,
  courseFile,
  deliver,
  here,
  MP4,
  mustSave,
  other,
  release,
  save,
  sound,
  step,
  submit,
  submittedSound,
  trackFrom,
  working,
  type Written,
} from '../../support/courseFiles'
import { givenCourse, MP3 } from '../../support/courses'
import { hasFile, PDF } from '../../support/materials'
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
} from '../../support/world'

useWorld()

async function begin() {
  await world().reset()
  await givenPeople()
  setClock('02 09:00:00')
}
beforeEach(begin)

const member = 'o-li'
const published = () => rows('courses').map(({ version, state }) => [version, state])
const versions = () => rows('courseVersions').map(({ _id }) => _id)
const film = async () => {
  const { fileId } = await courseFile('影片.mp4', MP4)
  return { kind: 'film' as const, body: { tracks: [trackFrom(fileId, 'video')] } }
}
const withdraw = (openid = author) => callAs(openid, 'course.withdraw', here)
const retire = (retired = true) => callAs(author, 'course.retire', { ...here, retired })

/** Every way in which a member might come upon it: found in none of them, or in all that there are. */
async function seenByMember(title = '雨夜的十二分钟'): Promise<string[]> {
  const seen: string[] = []
  const { courses } = await mustCallAs(member, 'course.list', { shelf: 'unit' })
  if (courses.some((one) => one.id === here.courseId && one.title === title)) seen.push('list')
  const found = await mustCallAs(member, 'course.search', { text: title })
  if (found.courses.some((one) => one.id === here.courseId)) seen.push('search')
  const opened = await callAs(member, 'course.open', { by: 'course', courseId: here.courseId })
  if (!opened.reply.ok) return seen
  if (opened.reply.data.title === title) seen.push('open')
  const { pass } = opened.reply.data
  const link = await callAs(member, 'course.link', { pass, of: 'track', index: 0 })
  return link.reply.ok && opened.reply.data.title === title ? [...seen, 'link'] : seen
}

describe('text', () => {
  test('what passes is published at once, and found by its title, tags and lecturer', async () => {
    const { reply } = await submit(await mustSave())
    expect(reply).toEqual({ ok: true, data: { title: '雨夜的十二分钟', state: 'published', version: 1 } })
    expect(working()).toMatchObject({ state: 'published', version: 1, revision: 3 })
    expect(rows('courses')).toMatchObject([
      {
        _id: 'course-1',
        org: 'unit',
        orgPath: ['group', 'unit'],
        minutes: 0,
        steps: 1,
        publishedBy: 'm-unitOrganiser',
      },
    ])
    expect(rows('courseVersions')).toEqual([{ ...rows('courses')[0]!, _id: 'course-1:1' }])
    for (const text of ['雨夜', '安全', '王书记']) {
      const { courses } = await mustCallAs(member, 'course.search', { text })
      expect(courses.map(({ id }) => id)).toEqual(['course-1'])
    }
  })

  const RISKY = '测试违规'
  test.each<[string, Written]>([
    ['名称和简介', { title: RISKY }],
    ['名称和简介', { summary: RISKY }],
    ['名称和简介', { tags: [RISKY] }],
    ['名称和简介', { lecturer: RISKY }],
    [
      '步骤“来车”',
      {
        body: {
          steps: [
            { ...step, text: RISKY },
            { ...step, title: '处置' },
          ],
        },
      },
    ],
    ['第 1 道课前题', { body: { quiz: [{ text: '先开哪盏灯', options: ['雾灯', RISKY], right: 0 }] } }],
  ])('risky in %s: told, and it stays a draft that nobody sees', async (part, what) => {
    const revision = await mustSave(what)
    const { reply } = await submit(revision)
    const message = `${part}没有通过内容检查，请修改以后再提交`
    expect(reply).toEqual({ ok: false, code: 'COURSE_TEXT_RISKY', message })
    expect([working().state, working().revision, await seenByMember()]).toEqual(['draft', revision, []])
  })

  test('risky in a transcript, over two of its lines: told which', async () => {
    const { fileId } = await courseFile('第一讲.mp3')
    const cues = [
      { at: 0, text: '先说测试' },
      { at: 1, text: '违规的情形。' },
    ]
    const tracks = [trackFrom(fileId), { ...trackFrom(fileId), title: '第二讲', cues }]
    const { reply } = await submit(await mustSave({ body: { tracks } }))
    expect(reply).toMatchObject({ ok: false, message: '“第二讲”的文稿没有通过内容检查，请修改以后再提交' })
    expect(rows('mediaChecks')).toEqual([])
  })

  test('risky at the end of a long transcript, which shares its last piece with others: it alone is named', async () => {
    const { fileId } = await courseFile('第一讲.mp3')
    const lines = `${'守'.repeat(2_900)}测试违规`.match(/.{1,100}/gu)!
    const cues = lines.map((text) => ({ at: 1, text }))
    const { reply } = await submit(await mustSave({ body: { tracks: [{ ...trackFrom(fileId), cues }] } }))
    expect(reply).toMatchObject({ message: '“第一讲”的文稿没有通过内容检查，请修改以后再提交' })
  })

  test.each([2_444, 2_494, 4_894, 4_944, 4_994])(
    'cut behind %i characters, what stands there is seen',
    async (before) => {
      const { fileId } = await courseFile('第一讲.mp3')
      const lines = `${'守'.repeat(before)}测试违规${'守'.repeat(500)}`.match(/.{1,100}/gu)!
      const cues = lines.map((text, at) => ({ at: Math.min(at, 60), text }))
      const { reply } = await submit(await mustSave({ body: { tracks: [{ ...trackFrom(fileId), cues }] } }))
      expect(reply).toMatchObject({ code: 'COURSE_TEXT_RISKY' })
    },
  )

  test('as long as it may be it is asked about in few pieces, and fits into its documents', async () => {
    const { fileId } = await courseFile('第一讲.mp3')
    const cues = Array.from({ length: 300 }, () => ({ at: 1, text: '守'.repeat(32) }))
    const revision = await mustSave({ body: { tracks: [{ ...trackFrom(fileId), cues }] } })
    const { reply, cost } = await submit(revision)
    expect(reply).toMatchObject({ ok: true, data: { state: 'checking' } })
    expect(cost.openapi).toBeLessThanOrEqual(6)
    await deliver(rows('mediaChecks')[0]!._id, 'pass')
    expect(published()).toEqual([[1, 'published']])
  })

  test('where the service does not answer nothing is lost, and later it goes on', async () => {
    const revision = await mustSave()
    for (const code of [-1, 45009, 61010]) {
      world().openapi.fail('security.msgSecCheck', code)
      expect((await submit(revision)).reply).toMatchObject({ ok: false, code: 'CHECK_BUSY' })
      expect([working().state, working().revision, await seenByMember()]).toEqual(['draft', revision, []])
    }
    world().openapi.fail('security.msgSecCheck', null)
    expect((await submit(revision)).reply).toMatchObject({ data: { state: 'published' } })
  })

  test('what the machine is unsure about a second organiser reads', async () => {
    const { reply } = await submit(await mustSave({ summary: '测试复审' }))
    expect([reply, await seenByMember()]).toMatchObject([{ data: { state: 'checking' } }, []])
    expect(working().checks).toEqual([{ what: 'text', by: 'person', verdict: 'waiting' }])
    expect((await release(2)).reply).toMatchObject({ data: { state: 'published', version: 1 } })
  })

  test('the function may ask for these checks', async () => {
    await mustSave({ title: '雨夜', ...sound((await courseFile('第一讲.mp3')).fileId) })
    const event = { action: 'course.submit', input: { ...here, revision: 1 } }
    const caller = { openid: author, functionName: 'api', permissions: config.permissions.openapi }
    const { reply } = await world().run(deployed('api') as never, event, caller)
    expect(reply).toMatchObject({ ok: true, data: { state: 'checking' } })
  })
})

describe('what cannot be submitted', () => {
  test('an unfinished one, another revision, one that is not there', async () => {
    await mustSave({ title: '雨夜', body: { steps: [] } })
    expect((await submit(1)).reply).toMatchObject({ code: 'COURSE_EMPTY' })
    expect((await submit(0)).reply).toMatchObject({ code: 'COURSE_CHANGED' })
    const gone = { ...here, courseId: 'course-9', revision: 1 }
    expect((await callAs(author, 'course.submit', gone)).reply).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('while it is checked it is not changed; taken back it is', async () => {
    await submittedSound()
    expect((await save({ revision: 2 })).reply).toMatchObject({ code: 'COURSE_NOT_DRAFT' })
    expect((await submit(2)).reply).toMatchObject({ code: 'COURSE_NOT_DRAFT' })
    expect((await withdraw()).reply).toEqual({ ok: true, data: { state: 'draft' } })
    expect((await withdraw()).reply).toEqual({ ok: true, data: { state: 'draft' } })
    expect((await save({ revision: 3 })).reply.ok).toBe(true)
  })
})

describe('media', () => {
  test('a sound goes to the machine, and is published with its verdict', async () => {
    const trace = await submittedSound()
    expect(world().openapi.mediaChecks).toMatchObject([{ traceId: trace, url: expect.stringContaining('/courses/') }])
    expect([working().state, await seenByMember()]).toEqual(['checking', []])
    await deliver(trace, 'pass')
    expect([working().state, await seenByMember()]).toEqual(['published', ['list', 'search', 'open', 'link']])
    setClock('09 09:00:00')
    await tick()
    expect(hasFile(working().body.tracks[0]!.fileId)).toBe(true)
  })

  test.each([
    ['a film', film],
    [
      'a document',
      async () => ({ body: { documents: [{ name: '讲稿', fileId: (await courseFile('讲稿.pdf', PDF)).fileId }] } }),
    ],
    [
      'a sound too large for the machine',
      async () => sound((await courseFile('长.mp3', Buffer.concat([MP3, Buffer.alloc(10 * 1024 * 1024)]))).fileId),
    ],
  ])('%s waits for a second organiser, never the author', async (_what, content) => {
    await mustCallAs(author, 'course.submit', { ...here, revision: await mustSave(await content()) })
    expect([rows('mediaChecks'), working().checks.map(({ by }) => by)]).toEqual([[], ['machine', 'person']])
    expect((await mustCallAs(author, 'course.draft', here)).mayRelease).toBe(false)
    expect((await release(2, true, author)).reply).toMatchObject({ code: 'COURSE_OWN_RELEASE' })
    expect(await seenByMember()).toEqual([])
    expect((await mustCallAs(other, 'course.draft', here)).mayRelease).toBe(true)
    expect((await release(2)).reply).toEqual({
      ok: true,
      data: { title: '雨夜的十二分钟', state: 'published', version: 1 },
    })
    expect(published()).toEqual([[1, 'published']])
  })

  test('sent back by the second organiser its author is told, changes it, and submits again', async () => {
    await submit(await mustSave(await film()))
    expect((await release(2, false)).reply).toEqual({
      ok: true,
      data: { title: '雨夜的十二分钟', state: 'refused', version: 0 },
    })
    expect((await release(2, false)).reply).toEqual({
      ok: true,
      data: { title: '雨夜的十二分钟', state: 'refused', version: 0 },
    })
    const draft = await mustCallAs(author, 'course.draft', here)
    expect(draft).toMatchObject({ state: 'refused', checks: [{ what: 'text' }, { by: 'person', verdict: 'refused' }] })
    expect(await seenByMember()).toEqual([])
    const revision = await mustSave({ revision: 3 })
    expect((await submit(revision)).reply).toMatchObject({ data: { state: 'published' } })
  })

  test('a film and a sound: published when both have passed, whichever is first', async () => {
    for (const isFilmFirst of [true, false]) {
      await begin()
      const { fileId } = await courseFile('第一讲.mp3')
      const [track] = (await film()).body.tracks
      await submit(await mustSave({ body: { tracks: [trackFrom(fileId), track!] } }))
      const trace = rows('mediaChecks')[0]!._id
      const says = [() => release(2), () => deliver(trace, 'pass')]
      if (!isFilmFirst) says.reverse()
      await says[0]!()
      expect([working().state, await seenByMember()]).toEqual(['checking', []])
      await says[1]!()
      expect([working().state, versions()]).toEqual(['published', ['course-1:1']])
    }
  })

  test('where the machine cannot be asked nothing is lost', async () => {
    const revision = await mustSave(sound((await courseFile('第一讲.mp3')).fileId))
    world().openapi.fail('security.mediaCheckAsync', -1)
    expect((await submit(revision)).reply).toMatchObject({ code: 'CHECK_BUSY' })
    expect([working().state, working().revision, rows('mediaChecks')]).toEqual(['draft', revision, []])
  })

  test('what a former version held is not checked again, also after a version without it', async () => {
    const trace = await submittedSound()
    await deliver(trace, 'pass')
    const body = working().body
    const again = {
      kind: 'audio' as const,
      body: { tracks: [{ ...trackFrom(body.tracks[0]!.fileId), title: '改名' }] },
    }
    await submit(await mustSave({ ...again, revision: 3 }))
    expect([working(), rows('mediaChecks').length]).toMatchObject([{ state: 'published', version: 2 }, 1])
    await submit(await mustSave({ revision: working().revision }))
    await submit(await mustSave({ ...again, revision: working().revision }))
    expect([working(), rows('mediaChecks').length]).toMatchObject([{ state: 'published', version: 4 }, 1])
  })
})

describe('the next version', () => {
  test('while it is written members go on seeing the one before; with the last check they see it', async () => {
    await submit(await mustSave())
    const revision = await mustSave({ title: '雪夜的十二分钟', ...(await film()), revision: 3 })
    const sees = () => Promise.all([seenByMember(), seenByMember('雪夜的十二分钟')])
    const before = [['list', 'search', 'open'], []]
    expect(await sees()).toEqual(before)
    setClock('03 09:00:00')
    await submit(revision)
    expect(await sees()).toEqual(before)
    expect((await mustCallAs(author, 'course.manage', { orgId: 'unit' })).courses).toMatchObject([
      { id: 'course-1', state: 'checking', version: 1 },
    ])
    await release(working().revision)
    expect(await sees()).toEqual([[], ['list', 'search', 'open', 'link']])
    expect(versions().sort()).toEqual(['course-1:1', 'course-1:2'])
    expect(rows('courseVersions').find(({ version }) => version === 1)!.title).toBe('雨夜的十二分钟')
  })

  test('one that came with the program is edited like any other', async () => {
    await givenCourse('course-1', { org: 'unit', title: '雨雾天' })
    const { tracks } = working().body
    const { seconds, cues, title, fileId, media } = tracks[0]!
    const body = { tracks: [{ seconds, cues, title, fileId, media }], steps: [] }
    const revision = await mustSave({ kind: 'audio', title: '雨雾天守好收费口', body, revision: 1 })
    expect((await submit(revision)).reply).toMatchObject({ data: { state: 'published', version: 2 } })
    expect(rows('courses')[0]!.body.tracks).toEqual([tracks[0]])
  })
})

describe('invisible before it is published', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['draft', async () => mustSave(sound((await courseFile('第一讲.mp3')).fileId))],
    ['checking', () => submittedSound()],
    ['refused', async () => deliver(await submittedSound(), 'risky')],
    ['draft', async () => (await submittedSound(), withdraw())],
    ['retired', async () => (await deliver(await submittedSound(), 'pass'), retire())],
  ])('%s: in list, search, by its name, through a link', async (state, bring) => {
    await bring()
    expect([working().state, await seenByMember()]).toEqual([state, []])
  })
})

describe('taken down', () => {
  test('nobody is offered it, its versions stay, and it can be put back', async () => {
    await submit(await mustSave())
    expect((await retire()).reply).toEqual({ ok: true, data: { title: '雨夜的十二分钟', state: 'retired' } })
    expect([published(), versions(), await seenByMember()]).toEqual([[[1, 'retired']], ['course-1:1'], []])
    // its editor is told the way on, not to choose another one
    const told = { code: 'COURSE_RETIRED', message: expect.stringContaining('重新上架') }
    expect((await save({ revision: working().revision })).reply).toMatchObject(told)
    expect((await submit(working().revision)).reply).toMatchObject(told)
    expect((await retire(false)).reply).toEqual({ ok: true, data: { title: '雨夜的十二分钟', state: 'published' } })
    expect(await seenByMember()).toEqual(['list', 'search', 'open'])
  })

  test('also while its next version is written, which is not lost and not shown', async () => {
    await submit(await mustSave())
    await mustSave({ title: '雪夜的十二分钟', revision: 3 })
    await retire()
    expect(await seenByMember()).toEqual([])
    expect((await retire(false)).reply).toMatchObject({ data: { state: 'draft' } })
    expect([working().title, await seenByMember()]).toEqual(['雪夜的十二分钟', ['list', 'search', 'open']])
  })

  test('not while it is checked, and not what was never published', async () => {
    await mustSave(await film())
    expect((await retire()).reply).toMatchObject({ code: 'NOT_FOUND' })
    await givenCourse('course-1', { org: 'unit' })
    await submit(await mustSave({ ...(await film()), revision: 1 }))
    expect((await retire()).reply).toMatchObject({ code: 'COURSE_NOT_DRAFT' })
  })

  test('a crash at any request: asked again, both say the same', async () => {
    for (const retired of [true, false]) {
      for (let requests = 1; requests <= 9; requests++) {
        await begin()
        await submit(await mustSave())
        if (!retired) await retire()
        world().faults.crashAfter = { requests, function: 'api' }
        await retire(retired).catch(() => undefined)
        world().faults.crashAfter = null
        await retire(retired)
        const state = retired ? 'retired' : 'published'
        expect([requests, working().state, published()]).toEqual([requests, state, [[1, state]]])
      }
    }
  })
})

describe('two at once, twice, and cut short', () => {
  test('two releases at once give one version', async () => {
    await submit(await mustSave(await film()))
    world().faults.latency = { ms: 1, jitterMs: 20 }
    const replies = await Promise.all([release(2), release(2), release(2)])
    expect(replies.map(({ reply }) => reply)).toEqual(
      Array(3).fill({ ok: true, data: { title: '雨夜的十二分钟', state: 'published', version: 1 } }),
    )
    expect([versions(), working().revision]).toEqual([['course-1:1'], 3])
  })

  test('of a release and a sending back at once one counts', async () => {
    await submit(await mustSave(await film()))
    const [yes, no] = await Promise.all([release(2), release(2, false)])
    const isOut = yes.reply.ok
    expect([yes.reply.ok, no.reply.ok].sort()).toEqual([false, true])
    expect([working().state, versions().length]).toEqual(isOut ? ['published', 1] : ['refused', 0])
    expect((isOut ? no : yes).reply).toMatchObject({ code: 'COURSE_NOT_WAITING' })
  })

  test('of a release and a taking back at once one counts, whoever is a little earlier', async () => {
    for (const later of [0, 15, 25, 35, 45, 60]) {
      await begin()
      await submit(await mustSave(await film()))
      world().faults.latency = { ms: 20 }
      const releasing = release(2)
      await new Promise((resolve) => setTimeout(resolve, later))
      await Promise.all([releasing, withdraw()])
      const isOut = versions().length === 1
      expect([later, working().state, published().length]).toEqual([
        later,
        isOut ? 'published' : 'draft',
        isOut ? 1 : 0,
      ])
    }
  })

  test('passed between the look and the taking back, it is not taken back any more', async () => {
    await submit(await mustSave(await film()))
    world().faults.latency = { ms: 100 }
    const withdrawing = withdraw()
    // who, the working copy, and on the way to the change
    await new Promise((resolve) => setTimeout(resolve, 260))
    await given('courseDrafts', {
      ...working(),
      checks: working().checks.map((one) => ({ ...one, verdict: 'passed' })),
    })
    await withdrawing
    expect(working().state).not.toBe('draft')
    expect((await withdraw()).reply).toMatchObject({ data: { state: 'published' } })
  })

  test('submitted twice, at once or again, it is one version', async () => {
    const revision = await mustSave()
    const twice = await Promise.all([submit(revision), submit(revision)])
    const all = [...twice, await submit(revision)].map(({ reply }) => reply)
    expect(all).toEqual(Array(3).fill({ ok: true, data: { title: '雨夜的十二分钟', state: 'published', version: 1 } }))
    expect([versions(), working().revision]).toEqual([['course-1:1'], 3])
  })

  test.each<[string, () => Promise<Written>]>([
    ['text alone', async () => ({})],
    ['a sound', async () => sound((await courseFile('第一讲.mp3')).fileId)],
  ])('%s: a crash of submitting at any request, and again', async (_what, content) => {
    for (let requests = 1; requests <= 16; requests++) {
      await begin()
      const revision = await mustSave(await content())
      world().faults.crashAfter = { requests, function: 'api' }
      await submit(revision).catch(() => undefined)
      world().faults.crashAfter = null
      expect((await submit(revision)).reply).toMatchObject({ ok: true })
      for (const { _id } of rows('mediaChecks')) await deliver(_id, 'pass')
      expect([requests, working().state, versions(), published()]).toEqual([
        ...[requests, 'published', ['course-1:1'], [[1, 'published']]],
      ])
    }
  })

  test('cut short at any request and never asked again, the clock finishes it or it is a draft still', async () => {
    for (let requests = 1; requests <= 12; requests++) {
      await begin()
      await submit(await mustSave(await film()))
      world().faults.crashAfter = { requests, function: 'api' }
      await release(2).catch(() => undefined)
      world().faults.crashAfter = null
      const isWaiting = working().checks.some(({ verdict }) => verdict === 'waiting')
      await tick()
      expect([requests, working().state]).toEqual([requests, isWaiting ? 'checking' : 'published'])
      expect([versions().length, published().length]).toEqual(isWaiting ? [0, 0] : [1, 1])
      await release(2)
      expect([versions(), published()]).toEqual([['course-1:1'], [[1, 'published']]])
    }
  })

  test('what is submitted, let through and taken down is in the audit', async () => {
    await submit(await mustSave(await film()))
    await release(2)
    await retire()
    expect(rows('audit').map(({ action }) => action)).toEqual(['course.submit', 'course.release', 'course.retire'])
    for (const { what } of rows('audit')) expect(JSON.parse(what)).toMatchObject({ title: '雨夜的十二分钟' })
  })
})

test.each(['o-li', 'o-secretary', 'o-otherOrganiser', 'o-administrator'])('%s edits nothing here', async (openid) => {
  await submit(await mustSave())
  const asked = [
    callAs(openid, 'course.draft', here),
    callAs(openid, 'course.manage', { orgId: 'unit' }),
    callAs(openid, 'course.submit', { ...here, revision: 3 }),
    release(3, true, openid),
    withdraw(openid),
    callAs(openid, 'course.retire', { ...here, retired: true }),
  ]
  for (const { reply } of await Promise.all(asked)) expect(reply).toMatchObject({ code: 'FORBIDDEN' })
})
