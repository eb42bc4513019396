import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { useRuleRights } from '../useRuleRights'

export type Pack = Output<'rulePack.get'>
export type Outcome = Pack['fixtures'][number]

export function useRulePack() {
  const version = decodeURIComponent(useRouter().params.version ?? '')
  const { whenKnown, ...rights } = useRuleRights()
  const query = whenKnown(useQuery('rulePack.get', { version }))
  const [asked, setAsked] = useState<'test' | 'restate' | 'release' | null>(null)
  const testing = useAction('rulePack.test')
  const drafting = useAction('rulePack.draft')
  const releasing = useAction('rulePack.release')
  if (query.step !== 'ready') return query
  const pack = query.data
  const failing = pack.fixtures.flatMap(({ result, ...one }) => (result === null ? [] : [{ ...one, result }]))

  async function finish(sentence: string) {
    setAsked(null)
    say(sentence)
    await query.reload()
  }

  return {
    ...query,
    pack,
    failing,
    ...rights,
    asked,
    ask: setAsked,
    cancel: () => setAsked(null),
    busy: [testing, drafting, releasing].some(({ state }) => state.step === 'busy'),
    async test() {
      const answer = await testing.run({ version })
      if (answer) await finish(answer.failing.length ? `${answer.failing.length} 个用例没有通过` : '试算通过')
    },
    /** What the changed rows now say is what is expected from now on: for the second person to see. */
    async restate() {
      const { base, changes, restated, note } = pack
      if (!base) return
      const isAnew = ({ name, day }: { name: string; day: string }) =>
        failing.some((one) => one.name === name && one.day === day)
      const anew = failing.map(({ name, day, result }) => ({ name, day, expected: result }))
      const fixtures = [...restated.filter((one) => !isAnew(one)), ...anew]
      if (await drafting.run({ base, version, changes, fixtures, note })) await finish('用例已重述，请再试算')
    },
    async release() {
      if (await releasing.run({ version })) await finish('已发布，立即生效')
    },
  }
}

export type ReadyRulePack = Extract<ReturnType<typeof useRulePack>, { step: 'ready' }>
