import { cellOf, grantsOf, may, type Resource, resources, roles } from '#domain/rights'
import { people } from '../support/people'

const today = '2026-11-05'
const places = {
  own: ['group', 'unit', 'branch'],
  sibling: ['group', 'unit', 'sibling'],
  foreign: ['group', 'other', 'foreign'],
  unit: ['group', 'unit'],
  group: ['group'],
}
const who = {
  member: people.li,
  secretary: people.secretary,
  deputy: people.deputy,
  former: people.formerSecretary,
  unitOrganiser: people.unitOrganiser,
  groupOrganiser: people.groupOrganiser,
  administrator: people.administrator,
}
const allowed = (name: keyof typeof who, verb: 'read' | 'write', resource: Resource) =>
  Object.entries(places)
    .filter(([, place]) => may(grantsOf(who[name], today), { may: verb, resource }, place))
    .map(([place]) => place)

test.each([
  ['member', 'read', 'themeDay', ['own']],
  ['member', 'write', 'themeDay', []],
  ['member', 'read', 'attendance', []],
  ['secretary', 'write', 'themeDay', ['own']],
  ['deputy', 'write', 'themeDay', ['own']],
  ['secretary', 'write', 'attendance', ['own']],
  ['former', 'write', 'themeDay', []],
  ['unitOrganiser', 'read', 'themeDay', ['own', 'sibling', 'unit']],
  ['unitOrganiser', 'write', 'themeDay', []],
  ['unitOrganiser', 'write', 'attendance', ['own', 'sibling', 'unit']],
  ['groupOrganiser', 'write', 'session', ['own', 'sibling', 'foreign', 'unit', 'group']],
  ['administrator', 'write', 'people', ['own', 'sibling', 'foreign', 'unit', 'group']],
  ['administrator', 'read', 'attendance', []],
  ['groupOrganiser', 'write', 'people', []],
] as const)('%s may %s %s at %j', (name, verb, resource, expected) => {
  expect(allowed(name, verb, resource)).toEqual(expected)
})

test('every resource says something about every role', () => {
  const cells = resources.map((resource) => roles.map((role) => cellOf(resource, role)))
  expect(cells.flat().filter((cell) => !/^[-oObBuUgGcCsS]$/.test(cell))).toEqual([])
  expect(cells.map((row) => row.length)).toEqual(resources.map(() => 10))
})

test('nobody but its owner has anything to do with progress', () => {
  expect(roles.filter((role) => cellOf('progress', role) !== '-')).toEqual(['member'])
})

test('an administrator who sits in no branch is a member of nothing', () => {
  const outsider = { orgPath: ['group'], posts: people.administrator.posts }
  expect(may(grantsOf(outsider, today), { may: 'read', resource: 'themeDay' }, places.own)).toBe(false)
  expect(may(grantsOf(outsider, today), { may: 'write', resource: 'people' }, places.group)).toBe(true)
})
