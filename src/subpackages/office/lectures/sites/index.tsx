import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { Empty } from '../../../../components/Empty'
import { Page } from '../../../../components/Page'
import { Row } from '../../../../components/Row'
import { lectureDay, siteTypeWords } from '../../../../lib/lectureWords'
import { Pager } from '../../../../components/Pager'
import { usePart } from '../../../../lib/usePart'
import { SiteSheet } from './SiteSheet'
import { type Site, type Sites, useSites } from './useSites'

/** 现场: where lectures are brought to, and who receives them there. */
export default function SitesPage() {
  const sites = useSites()
  return (
    <Page
      state={sites}
      dock={
        <Dock>
          <Button kind='primary' icon='map-pin' onClick={() => sites.open('new')}>
            登记现场
          </Button>
        </Dock>
      }
    >
      <List {...sites} />
      {sites.opened && <SiteSheet key={sites.openedId} {...sites} />}
    </Page>
  )
}

function List({ sites, now, open }: Sites) {
  const part = usePart(sites, '')
  if (!sites.length)
    return <Empty title='还没有现场' text='登记工地、站所、项目，写清楚哪个支部当东道主，能坐多少人。' />
  return (
    <View>
      {part.shown.map((site, index) => (
        <Row
          key={site.id}
          title={site.name}
          sub={aboutOf(site, now)}
          last={index === part.shown.length - 1}
          onClick={site.own ? () => open(site) : undefined}
        />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

function aboutOf({ type, address, host, capacity, lastVisit, own }: Site, now: number): string {
  const visit = lastVisit !== null && `${lectureDay(lastVisit, now)}${lastVisit < now ? '去过' : '已安排'}`
  const parts = [siteTypeWords[type], address, `东道主${host}`, `能坐 ${capacity} 人`, visit, !own && '上级登记的']
  return parts.filter(Boolean).join('，')
}
