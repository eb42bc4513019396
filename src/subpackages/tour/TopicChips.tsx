import { type NeedTopic, needTopics, topicNames } from '#domain/need'
import { Chips } from '../../components/Chips'

interface TopicChipsProps {
  value: NeedTopic | null
  onChange: (topic: NeedTopic) => void
}

const items = needTopics.map((key) => ({ key, label: topicNames[key] }))

export const TopicChips = ({ value, onChange }: TopicChipsProps) => (
  <Chips items={items} value={value} onChange={onChange} />
)
