import * as v from 'valibot'
import { useState } from 'react'
import { dayOf } from '#domain/calendar'
import { needTopics } from '#domain/need'
import { serverNow } from '../../../lib/clock'
import { useMe } from '../../../me'
import { load, save } from '../../../platform/storage'

const KEY = 'need'

const schema = v.object({
  memberId: v.string(),
  year: v.string(),
  topics: v.pipe(v.array(v.picklist(needTopics)), v.minLength(1)),
  courses: v.number(),
})
export type Need = Pick<v.InferOutput<typeof schema>, 'year' | 'topics' | 'courses'>

function read(memberId: string | undefined): Need | null {
  const kept = load(KEY)
  if (!v.is(schema, kept) || kept.memberId !== memberId) return null
  return kept.year === dayOf(serverNow()).slice(0, 4) ? kept : null
}

/** What this phone knows of this year's answer, so that the card costs no request: only the drawer asks. */
export function useKeptNeed() {
  const { home } = useMe()
  const memberId = home?.data.me.id
  const [, count] = useState(0)
  return {
    kept: read(memberId),
    keep(need: Need) {
      save(KEY, memberId && need.topics.length ? { memberId, ...need } : null)
      count((changes) => changes + 1)
    },
  }
}

export type KeptNeed = ReturnType<typeof useKeptNeed>
