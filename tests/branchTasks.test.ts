import type { Home, OwnSession } from '../src/me'
import { monthTasks } from '../src/pages/home/branchTasks'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const session = (start: string, end: string) =>
  ({ id: start, kind: 'themeDay', start: at(start), end: at(end), scope: ['b'], cancelled: false }) as OwnSession
const november = session('11-05T15:00:00', '11-05T17:00:00')
const december = session('12-04T15:00:00', '12-04T17:00:00')
const lastNight = session('11-30T19:00:00', '11-30T21:00:00')

const tasks = (month: string, now: string, ...sessions: OwnSession[]) =>
  monthTasks({ leads: { branchId: 'b', branch: '' }, month, sessions } as unknown as Home, at(now)).map((task) =>
    task.step === 'live' ? `live ${task.session.id.slice(0, 5)}` : `publish ${task.month}`,
  )

test.each([
  ['nothing published', '2026-11', '11-02T09:00:00', [], ['publish 2026-11']],
  ['this month ahead', '2026-11', '11-02T09:00:00', [november], ['live 11-05']],
  ['this month over', '2026-11', '11-05T17:00:00', [november], ['live 11-05', 'publish 2026-12']],
  ['next month published too', '2026-11', '11-20T09:00:00', [november, december], ['live 11-05', 'live 12-04']],
  ['next month published, this one not', '2026-11', '11-20T09:00:00', [december], ['live 12-04']],
  ['too late for this month', '2026-11', '11-30T20:00:00', [], ['publish 2026-12']],
  ['the morning after the last night', '2026-12', '12-01T08:00:00', [lastNight], ['live 11-30', 'publish 2026-12']],
])('%s', (_what, month, now, sessions, expected) => {
  expect(tasks(month, now, ...sessions)).toEqual(expected)
})

test('who leads no branch has nothing to do with months', () => {
  expect(monthTasks({ leads: null, month: '2026-11', sessions: [] } as unknown as Home, 0)).toEqual([])
})
