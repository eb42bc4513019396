import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { navigate } from '../../../lib/navigate'
import { ShareButton } from './ShareButton'
import { stateOf } from './state'
import type { PublishedMonth } from './useMonth'

/** Red is the button that moves the month on. */
export function PublishedDock({ published, now, arrangeAgain }: PublishedMonth) {
  const { session } = published
  const state = stateOf(published, now)
  const toLive = () => navigate('live', { sessionId: session.id })
  const toRecord = () => navigate('record', { sessionId: session.id })

  if (state === 'cancelled') {
    return (
      <Dock>
        <Button kind='primary' onClick={() => arrangeAgain?.()}>
          重新安排
        </Button>
      </Dock>
    )
  }
  if (state === 'published') {
    return (
      <Dock>
        <Button kind='secondary' onClick={toLive}>
          去看回复
        </Button>
        <ShareButton {...published} />
      </Dock>
    )
  }
  if (state === 'open') {
    return (
      <Dock>
        <Button kind='secondary' icon='users-round' onClick={toLive}>
          去看签到
        </Button>
      </Dock>
    )
  }
  const isDone = state === 'reported' || state === 'accepted'
  return (
    <Dock>
      <Button kind='secondary' onClick={toLive}>
        看签到
      </Button>
      <Button kind={isDone ? 'secondary' : 'primary'} icon='pen-line' onClick={toRecord}>
        {recordWords[state]}
      </Button>
    </Dock>
  )
}

const recordWords = {
  held: '写记录',
  recorded: '去上报',
  returned: '修改记录',
  reported: '看记录',
  accepted: '看记录',
}
