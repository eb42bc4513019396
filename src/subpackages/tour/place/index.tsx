import { Empty } from '../../../components/Empty'
import { KnownHome } from '../../../components/KnownHome'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { navigate } from '../../../lib/navigate'
import type { TourHead } from '../../../lib/tourWords'
import { type Query, useQuery } from '../../../lib/useQuery'
import type { Output } from '#types/contract'
import { Drawers } from './Drawers'
import { Form } from './Form'
import { type Placing, usePlace, usePlaceParams } from './usePlace'

/** 安排一站: which branch, what about, when and where; who goes is found afterwards. */
export default function PlaceStopPage() {
  const tours = useQuery('tour.list', {})
  if (tours.step !== 'ready') return <Page state={tours} />
  return <Place query={tours} tours={tours.data.tours} />
}

interface PlaceProps {
  query: Query<Output<'tour.list'>> & { reload: () => Promise<void> }
  tours: TourHead[]
}

function Place({ query, tours }: PlaceProps) {
  const { requestId } = usePlaceParams()
  const placing = usePlace(tours)
  if (requestId && placing.draft.request?.id !== requestId) return <Lost query={query} />
  return (
    <Page state={query} dock={<PlaceDock {...placing} />}>
      <KnownHome />
      <Form {...placing} />
      <Drawers {...placing} />
    </Page>
  )
}

/** Opened on a phone that the request was not looked at on. */
const Lost = ({ query }: Pick<PlaceProps, 'query'>) => (
  <Page
    state={query}
    dock={
      <Dock>
        <Button kind='primary' onClick={() => navigate('tourRequests')}>
          看点单
        </Button>
      </Dock>
    }
  >
    <Empty title='请从点单里打开' text='在这部手机上点开点单，再点“安排一站”，支部写的会带过来。' />
  </Page>
)

function PlaceDock({ problems, busy, add }: Placing) {
  const missing = Object.keys(problems).length
  return (
    <Dock note='先列入草案，发布以前还不会通知'>
      <Button
        kind='primary'
        disabled={missing > 0 || busy}
        why={busy ? '正在保存' : `还差 ${missing} 项`}
        onClick={add}
      >
        安排
      </Button>
    </Dock>
  )
}
