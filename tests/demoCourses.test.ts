import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { missingInCourse } from '#domain/course'
import { looksLike } from '#domain/material'
import { course as contract } from '#types/contract/course'
import { posters } from '../scripts/demo/courses'
import { cases } from '../scripts/demo/courses/cases'
import { courseOf, mediaNameOf, pathOf, type Told } from '../scripts/demo/courses/documents'
import { films } from '../scripts/demo/courses/films'
import { lessons } from '../scripts/demo/courses/lessons'

const all: readonly Told[] = [...lessons, ...cases, ...films]
const fileIdOf = (told: Told) => {
  const name = mediaNameOf(told)
  return name && `cloud://local-env.local/${pathOf(told.id, name)}`
}
const by = { _id: 'm-organiser', name: '组织者' }
const laid = (told: Told) => courseOf({ told, org: { _id: 'group', path: ['group'] }, by, at: 1 }, fileIdOf(told))

test('at least twelve lessons, three cases and two films, each under its own id', () => {
  expect([lessons.length >= 12, cases.length, films.length]).toEqual([true, 3, 2])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

test.each(all.map((told) => [told.id, told] as const))('%s is what an organiser could have published', (id, told) => {
  const { kind, title, summary, tags, audience, core, topic, lecturer, body } = laid(told)
  const draft = {
    ...{ orgId: 'group', courseId: id, revision: 0 },
    head: { kind, title, summary, tags, audience, core, topic, lecturer },
    body: { ...body, tracks: body.tracks.map(({ bytes: _bytes, ...track }) => track) },
  }
  expect(v.safeParse(contract['course.saveDraft'].input, draft).issues).toBeUndefined()
  expect(missingInCourse(kind, title, body)).toEqual([])
})

test.each([...lessons, ...films].map((told) => [told.id, told] as const))(
  'the file of %s is what is said of it',
  (_id, told) => {
    const file = join(__dirname, '../scripts/demo/courses/media', mediaNameOf(told)!)
    const [track] = laid(told).body.tracks
    expect(statSync(file).size).toBe(track!.bytes)
    expect(looksLike(told.kind === 'audio' ? 'mp3' : 'mp4', readFileSync(file).subarray(0, 64))).toBe(true)
  },
)

test('posters hang of courses that there are', () => {
  expect(Object.keys(posters).filter((id) => !all.some((told) => told.id === id))).toEqual([])
})
