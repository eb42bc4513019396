import {
  type AttendanceFlag,
  attendanceFlags,
  isMuchOffline,
  refuseCorrection,
  rulings,
  settlesAt,
  statusOf,
  type Witnessed,
  withSharedDevices,
} from '#domain/attendance'
import { DAY, HOUR } from '#domain/calendar'
import { stages } from '#domain/member'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { replies, type Reply, windowOf } from '#domain/session'

const rules = rulesOn(currentPack, '2026-11-05')
const at = (clock: string, day = '05') => Date.parse(`2026-11-${day}T${clock}+08:00`)
const [start, end] = [at('15:00:00'), at('17:00:00')]
const session = { scope: ['branch'], start, end, cancelled: false, window: windowOf(rules, start, end) }
const member = { orgPath: ['group', 'unit', 'branch'], stage: 'full' as const, exempt: false }
const exempt = { ...member, exempt: true }
const stranger = { ...member, orgPath: ['group', 'unit', 'sibling'] }
const activist = { ...member, stage: 'activist' as const }

const plain = { signedAt: at('14:50:00'), flags: [], accepted: null, ruling: null }
const row = (facts: Partial<Witnessed> = {}): Witnessed => ({ ...plain, ...facts })
const late = row({ signedAt: at('15:10:01') })
const offline = row({ flags: ['offline'] })

test.each([
  ['at the late mark', member, row({ signedAt: at('15:10:00') }), null, 'present'],
  ['a second after it', member, late, null, 'late'],
  ['came although on leave', member, row(), 'leaveGranted', 'present'],
  ['on leave', member, null, 'leaveGranted', 'leave'],
  ['leave asked, not granted', member, null, 'leaveAsked', 'absent'],
  ['leave refused', member, null, 'leaveRefused', 'absent'],
  ['said coming, did not', member, null, 'coming', 'absent'],
  ['from another branch', stranger, row(), null, 'observer'],
  ['an activist of the branch', activist, row(), null, 'observer'],
  ['exempt and not there', exempt, null, null, 'exempt'],
  ['exempt, of another branch, and not there', { ...stranger, exempt: true }, null, null, 'absent'],
  ['exempt, on leave all the same', exempt, null, 'leaveGranted', 'exempt'],
  ['exempt, and came', exempt, row(), null, 'observer'],
  ['a probationary member', { ...member, stage: 'probationary' as const }, row(), null, 'present'],
  ['sent in later, not yet decided', member, offline, null, 'undecided'],
  ['sent in later, on leave too', member, offline, 'leaveGranted', 'undecided'],
  ['sent in later and accepted', member, { ...offline, accepted: true }, null, 'present'],
  ['sent in later, not accepted', member, { ...offline, accepted: false }, null, 'absent'],
  ['not accepted, on leave', member, { ...offline, accepted: false }, 'leaveGranted', 'leave'],
  ['late and accepted', member, { ...late, flags: ['disputed'] as const, accepted: true }, null, 'late'],
  ['paced and far only tell', member, row({ flags: ['paced', 'far'] }), null, 'present'],
  ['sent in later by an observer', stranger, offline, null, 'observer'],
  ['corrected to absent', member, row({ ruling: 'absent' }), null, 'absent'],
  ['corrected while undecided', member, { ...offline, ruling: 'late' as const }, null, 'late'],
  ['corrected to leave', member, row({ ruling: 'leave' }), null, 'leave'],
  ['an observer counts by no correction', stranger, row({ ruling: 'present' }), null, 'observer'],
] as const)('%s', (_who, standing, seen, reply: Reply | null, status) => {
  expect(statusOf(session, standing, { row: seen, reply })).toBe(status)
})

const flagSets = attendanceFlags.reduce<AttendanceFlag[][]>(
  (sets, flag) => [...sets, ...sets.map((set) => [...set, flag])],
  [[]],
)
const rows = flagSets.flatMap((flags) =>
  [at('14:50:00'), at('15:30:00')].flatMap((signedAt) =>
    [null, true, false].flatMap((accepted) =>
      [null, ...rulings].map((ruling): Witnessed => ({ signedAt, flags, accepted, ruling })),
    ),
  ),
)
const standings = [member.orgPath, stranger.orgPath].flatMap((orgPath) =>
  stages.flatMap((stage) => [true, false].map((isExempt) => ({ orgPath, stage, exempt: isExempt }))),
)
/** Everything that statusOf can be asked, with its answer. */
const everything = standings.flatMap((standing) =>
  [null, ...replies].flatMap((reply) =>
    [null, ...rows].map((seen) => ({
      ...{ standing, reply, row: seen },
      status: statusOf(session, standing, { row: seen, reply }),
    })),
  ),
)
type One = (typeof everything)[number]

const counts = ({ status }: One) => status === 'present' || status === 'late'
const isListed = ({ standing: { orgPath, stage, exempt: isExempt } }: One) =>
  orgPath.includes('branch') && /full|probationary/.test(stage) && !isExempt
const isWithheld = ({ row: seen }: One) =>
  seen?.ruling === null &&
  seen.accepted !== true &&
  seen.flags.some((flag) => /^(offline|sharedDevice|disputed|noSignOut)$/.test(flag))
const wasThere = ({ row: seen }: One) => seen !== null && !/absent|leave/.test(String(seen.ruling))
const isDoubtless = (one: One) => one.row?.ruling === null && one.row.accepted !== false && !isWithheld(one)

test.each<[string, (one: One) => boolean]>([
  ['who is not on the list never counts', (one) => counts(one) && !isListed(one)],
  ['who was not there never counts', (one) => counts(one) && !wasThere(one)],
  ['what is withheld does not count', (one) => counts(one) && isWithheld(one)],
  [
    'on leave is who was granted it',
    ({ status, reply, row: seen }) => status === 'leave' && reply !== 'leaveGranted' && seen?.ruling !== 'leave',
  ],
  ['presence stands beside leave', (one) => isListed(one) && isDoubtless(one) && !counts(one)],
  ['the last correction stands', (one) => isListed(one) && Boolean(one.row?.ruling) && one.status !== one.row?.ruling],
])('in every combination: %s (I4)', (_law, isBroken) => {
  expect(everything).toHaveLength(2 * stages.length * 2 * 5 * (1 + 64 * 2 * 3 * 5))
  expect(everything.filter(isBroken)).toEqual([])
})

const phone = (_id: string, device: string | null, clock: string, flags: AttendanceFlag[] = []) => ({
  _id,
  device,
  recordedAt: at(clock),
  ...row({ signedAt: at(clock), flags }),
})

test('of those on one phone all but the first are flagged, in whatever order they are read', () => {
  const phones = [
    phone('third', 'x', '14:52:00', ['paced']),
    phone('first', 'x', '14:50:00'),
    phone('alone', 'y', '14:50:00'),
    phone('second', 'x', '14:51:00', ['sharedDevice']),
    phone('called', null, '14:49:00'),
    phone('called too', null, '14:49:00'),
  ]
  const flags = Object.fromEntries(withSharedDevices(phones).map((one) => [one._id, one.flags]))
  expect(flags).toEqual({
    first: [],
    second: ['sharedDevice'],
    third: ['paced', 'sharedDevice'],
    alone: [],
    called: [],
    'called too': [],
  })
  expect(phones[0]!.flags).toEqual(['paced'])
})

test('of the same instant, the first that was written is the first, and then the lesser id', () => {
  const clock = '14:50:00'
  const phones = [
    { ...phone('b', 'x', clock), recordedAt: at('14:50:03') },
    { ...phone('a', 'x', clock), recordedAt: at('14:50:04') },
    phone('d', 'y', clock),
    phone('c', 'y', clock),
  ]
  for (const inOrder of [phones, [...phones].reverse()]) {
    const flagged = withSharedDevices(inOrder).filter(({ flags }) => flags.length > 0)
    expect(flagged.map(({ _id }) => _id).sort()).toEqual(['a', 'd'])
  }
})

test.each([
  [1, 20, false],
  [2, 39, true],
  [0, 0, false],
  [5, 100, false],
  [6, 100, true],
])('%i of %i sent in later is much: %s', (sent, all, isMuch) => {
  const list = Array.from({ length: all }, (_, index) => row({ flags: index < sent ? ['offline'] : [] }))
  expect(isMuchOffline(rules, list)).toBe(isMuch)
})

test.each([
  ['a second before the door opens', at('14:29:59'), 'SIGN_IN_NOT_OPEN'],
  ['when it opens', at('14:30:00'), null],
  ['on the last day', end + rules.SI.correctDays * DAY, null],
  ['a millisecond later', end + rules.SI.correctDays * DAY + 1, 'CORRECTION_OVER'],
])('a correction %s', (_when, now, refusal) => {
  expect(refuseCorrection(rules, session, now)).toBe(refusal)
  expect(refuseCorrection(rules, { ...session, cancelled: true }, now)).toBe('SESSION_CANCELLED')
})

test('what was put down afterwards is settled a day after that', () => {
  const publishedAt = end + 9 * DAY
  expect(settlesAt(rules, { end, publishedAt: start })).toBe(end + rules.SI.rollCallHours * HOUR)
  expect(settlesAt(rules, { end, publishedAt })).toBe(publishedAt + rules.SI.rollCallHours * HOUR)
})
