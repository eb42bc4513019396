import { quarterWords } from '#domain/quarter'
import { Option, Options } from '../../../components/Option'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { TopicChips } from '../TopicChips'
import { Hosts } from './Hosts'
import type { Placing } from './usePlace'

/** What is chosen from a list, each in a drawer of its own. */
export function Drawers(placing: Placing) {
  switch (placing.drawer) {
    case null:
      return null
    case 'tour':
      return <TourSheet {...placing} />
    case 'host':
      return <HostSheet {...placing} />
    case 'topic':
      return <TopicSheet {...placing} />
  }
}

/** The newest quarters: nobody adds to the old ones. */
function TourSheet({ tours, tour, change, close }: Placing) {
  return (
    <Sheet open title='放进哪次巡讲？' onClose={close}>
      {tours.length > 0 && (
        <Options>
          {tours.map(({ id, title, quarter }, index) => (
            <Option
              key={id}
              title={title}
              about={quarterWords(quarter)}
              on={id === tour?.id}
              last={index === tours.length - 1}
              onClick={() => {
                change({ tourId: id })
                close()
              }}
            />
          ))}
        </Options>
      )}
      <Row
        icon='calendar-plus'
        title={tours.length ? '新建一次巡讲' : '先新建一次巡讲'}
        sub='这里填的会留着'
        last
        onClick={() => navigate('tours')}
      />
    </Sheet>
  )
}

function HostSheet({ draft, change, close }: Placing) {
  return (
    <Sheet open title='到哪个支部？' onClose={close}>
      <Hosts
        chosen={draft.host?.id ?? null}
        choose={(host) => {
          change({ host })
          close()
        }}
      />
    </Sheet>
  )
}

function TopicSheet({ draft, change, close }: Placing) {
  return (
    <Sheet open title='讲什么？' onClose={close}>
      <TopicChips
        value={draft.topic}
        onChange={(topic) => {
          change({ topic })
          close()
        }}
      />
    </Sheet>
  )
}
