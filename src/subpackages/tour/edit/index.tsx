import { View } from '@tarojs/components'
import { useState } from 'react'
import { useShareAppMessage } from '@tarojs/taro'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { partnerWords } from '../../../lib/tourWords'
import { useOffice } from '../useOffice'
import { Drawers } from './Drawers'
import { cardOf, type PartnerLink } from './partnerLink'
import { type Editing, useEdit } from './useEdit'
import { Facts } from './Facts'
import { Who } from './Who'

/** One stop of a tour: everything that the office may change of it. */
export default function EditStopPage() {
  const editing = useEdit()
  const { isOffice } = useOffice()
  const [link, setLink] = useState<PartnerLink | null>(null)
  useShareAppMessage(() => cardOf(link))
  if (editing.step !== 'ready') return <Page state={editing} />
  const mayChange = isOffice && !editing.over
  return (
    <Page state={editing} dock={mayChange && <EditDock {...editing} />}>
      <KnownHome />
      <Facts {...editing} />
      <Who {...editing} />
      {mayChange && <Ways {...editing} />}
      <View className='sec'>巡讲</View>
      <Row
        icon='list'
        title={editing.tour.title}
        sub='看这次巡讲的日程'
        last
        onClick={() => navigate('tour', { tourId: editing.tour.id })}
      />
      <Drawers {...editing} link={link} setLink={setLink} />
    </Page>
  )
}

/** Red only while somebody is wanted. */
function EditDock({ stop, open }: Editing) {
  const { partner, speakers, places } = stop
  if (stop.partnerOnly ? partner && partner.state !== 'declined' : speakers.length >= places) {
    const what = stop.partnerOnly ? 'partner' : 'assign'
    return (
      <Dock>
        <Button kind='secondary' onClick={() => open(what)}>
          {stop.partnerOnly ? '重发链接，或换一家' : '改派'}
        </Button>
      </Dock>
    )
  }
  return (
    <Dock>
      {stop.partnerOnly ? (
        <Button kind='primary' onClick={() => open('partner')}>
          请合作单位
        </Button>
      ) : (
        <Button kind='primary' onClick={() => open('assign')}>
          派单
        </Button>
      )}
    </Dock>
  )
}

function Ways({ stop, open, lock }: Editing) {
  const { places, open: isOpen, locked, partner, partnerOnly } = stop
  return (
    <View>
      <View className='sec'>这一站</View>
      <Row icon='pen-line' title='改时间、地点、主题' onClick={() => open('facts')} />
      {!partnerOnly && (
        <Row
          icon='users-round'
          title='名额和报名'
          sub={`${places} 位，${isOpen ? '宣讲员可以自己报名' : '没有开放报名'}`}
          onClick={() => open('places')}
        />
      )}
      {!partnerOnly && (
        <Row
          icon='lock'
          title={locked ? '解开锁定' : '锁定'}
          sub={locked ? '现在智能派单不会改动这一站' : '锁定以后，智能派单不会改动这一站'}
          onClick={lock}
        />
      )}
      <Row
        icon='briefcase'
        title='合作单位'
        sub={partner ? `${partner.name}，${partnerWords[partner.state]}` : '党校、企业、村支部，发一个链接'}
        onClick={() => open('partner')}
      />
      <Row icon='x' title='取消这一站' sub='开讲以前可以取消' last onClick={() => open('cancel')} />
    </View>
  )
}
