import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'

export type Opening = Output<'stop.openings'>['stops'][number]

const seen = ({ id: stopId, start, end, region, topic }: Opening) => ({ stopId, start, end, region, topic })

export function useOpenings(month: string) {
  const query = useQuery('stop.openings', { month })
  const registering = useAction('stop.register')
  const queueing = useAction('stop.wait')
  const leaving = useAction('stop.leave')
  const [asked, setAsked] = useState<Opening | null>(null)

  async function register(stop: Opening) {
    if (await registering.run(seen(stop))) say('已报名，请在“我的宣讲”里看站点卡')
    await query.reload()
  }

  async function queue(stop: Opening) {
    const answer = await queueing.run(seen(stop))
    // whoever moved up meanwhile stands in no line
    if (answer) say(answer.place ? `排在第 ${answer.place} 位，有人退出就依次补上` : '刚好有了名额，已经给您')
    await query.reload()
  }

  async function leave() {
    if (!asked) return
    const answer = await leaving.run({ stopId: asked.id, start: asked.start })
    setAsked(null)
    if (answer) say('已退出')
    await query.reload()
  }

  return {
    query,
    busy: [registering, queueing, leaving].some(({ state }) => state.step === 'busy'),
    register,
    queue,
    leaving: { asked, ask: setAsked, cancel: () => setAsked(null), confirm: leave },
  }
}

export type Registering = Omit<ReturnType<typeof useOpenings>, 'query'>
