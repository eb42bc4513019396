import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { Empty } from '../../../../components/Empty'
import { Page } from '../../../../components/Page'
import { Phrases } from '../../../../components/Phrases'
import { Row } from '../../../../components/Row'
import { Tag } from '../../../../components/Tag'
import { Pager } from '../../../../components/Pager'
import { CreateSheet } from './CreateSheet'
import { PlaceSheet } from './PlaceSheet'
import { PrintSheet } from './PrintSheet'
import { type Place, type ReadyPlaces, usePlaces } from './usePlaces'
import styles from './index.module.scss'

type Drawer = 'create' | 'print' | Place

/** 张贴码: where codes hang, of one course or of all. */
export default function PlacesPage() {
  const places = usePlaces()
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  if (places.step !== 'ready') return <Page state={places} />
  const onClose = () => setDrawer(null)
  return (
    <Page state={places} dock={<PlacesDock {...places} open={setDrawer} />}>
      <View>
        <List {...places} open={setDrawer} />
        {drawer === 'create' && <CreateSheet {...places} onClose={onClose} />}
        {drawer === 'print' && <PrintSheet {...places} onClose={onClose} />}
        {typeof drawer === 'object' && drawer && <PlaceSheet {...places} place={drawer} onClose={onClose} />}
      </View>
    </Page>
  )
}

type Openable = ReadyPlaces & { open: (drawer: Drawer) => void }

function PlacesDock({ courseId, inUse, open }: Openable) {
  if (!courseId && !inUse.length) return null
  return (
    <Dock>
      {inUse.length > 0 && (
        <Button kind={courseId ? 'secondary' : 'primary'} onClick={() => open('print')}>
          打印
        </Button>
      )}
      {courseId && (
        <Button kind='primary' onClick={() => open('create')}>
          新增张贴处
        </Button>
      )}
    </Dock>
  )
}

const HOW = '扫一扫就听这门课，新来的同志也能听。'

function List({ courseId, places, onBack, onNext, open }: Openable) {
  if (!places.length && !onBack) {
    const text = courseId ? `${HOW}写下贴在哪里，就有一张码。` : '在课程管理打开一门已上架的课，点“张贴码”，就能新增。'
    return <Empty title='还没有张贴码' text={text} />
  }
  return (
    <View>
      {courseId && <View className={`t-title ${styles.course}`}>{places[0]?.course}</View>}
      <View className={`${styles.lead} t-small c-2`}>
        <Phrases text={courseId ? HOW : '各门课贴在哪里，点开可以停用。要新贴，从那门课的“张贴码”里加。'} />
      </View>
      {places.map((place, index) => (
        <Row
          key={place.code}
          title={place.label}
          sub={courseId ? `码 ${place.code}` : place.course}
          right={place.retired && <Tag state='exempt' word='已停用' />}
          last={index === places.length - 1}
          onClick={() => open(place)}
        />
      ))}
      <Pager onBack={onBack} onNext={onNext} />
    </View>
  )
}
