import { useRef, useState } from 'react'
import { MOST_NEEDS, type NeedTopic } from '#domain/need'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'

/** Each tap is saved at once; taps that come while one is on its way go together after it. */
export function useNeed() {
  const query = useQuery('need.mine', {})
  const { run } = useAction('need.answer')
  const [wanted, setWanted] = useState<readonly NeedTopic[] | null>(null)
  const latest = useRef<readonly NeedTopic[]>([])
  const saving = useRef(false)
  if (query.step !== 'ready') return query
  const topics = wanted ?? query.data.topics
  const { reload } = query

  async function saveLatest() {
    if (saving.current) return
    saving.current = true
    let sent: readonly NeedTopic[]
    let answer
    do {
      sent = latest.current
      answer = await run({ topics: [...sent] })
    } while (answer && sent !== latest.current)
    saving.current = false
    await reload()
    // what was refused is shown as it stands in the cloud
    if (!answer) setWanted(null)
  }

  function toggle(topic: NeedTopic) {
    const isOn = topics.includes(topic)
    if (!isOn && topics.length >= MOST_NEEDS) return say('最多选三个，请先点掉一个')
    latest.current = isOn ? topics.filter((one) => one !== topic) : [...topics, topic]
    setWanted(latest.current)
    void saveLatest()
  }

  return { ...query, topics, toggle, year: query.data.year, offered: query.data.offered }
}

export type ReadyNeed = Extract<ReturnType<typeof useNeed>, { step: 'ready' }>
