import { View } from '@tarojs/components'
import { shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../../components/Button'
import { Option, Options } from '../../../../components/Option'
import { Phrases } from '../../../../components/Phrases'
import { Row } from '../../../../components/Row'
import { Sheet } from '../../../../components/Sheet'
import { siteTypeWords } from '../../../../lib/lectureWords'
import { navigate } from '../../../../lib/navigate'
import { Pager } from '../../../../components/Pager'
import { usePart } from '../../../../lib/usePart'
import { type Branch, Branches } from '../Branches'
import { CourseSheet } from './CourseSheet'
import { clashOf, type Lecturer, type Site, visitOf } from './draft'
import type { Planning } from './usePlan'
import styles from './index.module.scss'

const MOST_BRANCHES = 20

/** What is chosen from a list, each in a drawer of its own. */
export function Drawers(plan: Planning) {
  switch (plan.drawer) {
    case null:
      return null
    case 'site':
      return <SiteSheet {...plan} />
    case 'lecturer':
      return <LecturerSheet {...plan} />
    case 'branches':
      return <BranchesSheet {...plan} />
    case 'course':
      return <CourseSheet {...plan} />
  }
}

function SiteSheet({ orgId, sites, draft, input, now, change, close }: Planning) {
  const part = usePart(sites, '')
  const choose = (siteId: string) => {
    change({ siteId, again: false })
    close()
  }
  return (
    <Sheet open title='到哪个现场？' onClose={close}>
      {sites.length > 0 && (
        <Options>
          {part.shown.map((site, index) => (
            <Option
              key={site.id}
              title={site.name}
              about={aboutSite(site, input.start, now)}
              on={site.id === draft.siteId}
              last={index === part.shown.length - 1}
              onClick={() => choose(site.id)}
            />
          ))}
        </Options>
      )}
      <Pager onBack={part.onBack} onNext={part.onNext} />
      <Row
        icon='map-pin'
        title={sites.length ? '登记别的现场' : '先登记现场'}
        last
        onClick={() => navigate('sites', { orgId })}
      />
    </Sheet>
  )
}

function aboutSite(site: Site, start: number, now: number): string {
  const visit = visitOf(site, start, now)
  const parts = [
    siteTypeWords[site.type],
    `东道主${site.host}`,
    `能坐 ${site.capacity} 人`,
    visit !== null && `本轮 ${shortDay(visit)}${visit < now ? '去过' : '已安排'}`,
  ]
  return parts.filter(Boolean).join('，')
}

function LecturerSheet({ orgId, lecturers, draft, input, change, close }: Planning) {
  const able = lecturers.filter(({ retired }) => !retired)
  const part = usePart(able, '')
  const choose = (lecturerId: string) => {
    change({ lecturerId })
    close()
  }
  return (
    <Sheet open title='请谁主讲？' onClose={close}>
      {able.length > 0 && (
        <Options>
          {part.shown.map((lecturer, index) => (
            <Option
              key={lecturer.id}
              title={lecturer.name}
              about={aboutLecturer(lecturer, input)}
              on={lecturer.id === draft.lecturerId}
              last={index === part.shown.length - 1}
              onClick={() => choose(lecturer.id)}
            />
          ))}
        </Options>
      )}
      <Pager onBack={part.onBack} onNext={part.onNext} />
      <Row
        icon='user-round'
        title={able.length ? '登记别的主讲人' : '先登记主讲人'}
        last
        onClick={() => navigate('lecturers', { orgId })}
      />
    </Sheet>
  )
}

function aboutLecturer(lecturer: Lecturer, input: { start: number; end: number }): string {
  const clash = clashOf(lecturer, input)
  return clash ? `${lecturer.title}，这天 ${timeOf(clash.start)}–${timeOf(clash.end)} 另有安排` : lecturer.title
}

/** Tapped and seen at once; it is over when one says so. */
function BranchesSheet({ orgId, draft, change, close }: Planning) {
  const { branches } = draft
  const ids = branches.map(({ id }) => id)
  const isFull = branches.length >= MOST_BRANCHES
  function toggle(branch: Branch) {
    if (ids.includes(branch.id)) change({ branches: branches.filter(({ id }) => id !== branch.id) })
    else if (!isFull) change({ branches: [...branches, branch] })
  }
  return (
    <Sheet open title='哪些支部参加？' onClose={close}>
      <View className={styles.hint}>
        <Phrases text={`已选 ${branches.length} 个${isFull ? '，一讲最多 20 个支部' : ''}。`} />
      </View>
      <Branches orgId={orgId} kind='checkbox' chosen={ids} onTap={toggle} />
      <View className={styles.go}>
        <Button kind='primary' onClick={close}>
          选好了
        </Button>
      </View>
    </Sheet>
  )
}
