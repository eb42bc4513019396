import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { Changes } from '../Changes'
import { Remarks } from '../Remarks'
import { type ReadyRelease, useRelease } from './useRelease'
import { Waiver } from './Waiver'
import styles from './index.module.scss'

/** Before a tour is told: what changes, what is in the way, and why a team does not come. */
export default function ReleasePage() {
  const release = useRelease()
  if (release.step !== 'ready') return <Page state={release} />
  return (
    <Page state={release} dock={<ReleaseDock {...release} />}>
      <View>
        <KnownHome />
        <Head {...release} />
        <Problems {...release} />
        <Remarks title='请留意' sentences={release.notes} glyph='undecided' />
        <Preview {...release} />
      </View>
      <Sure {...release} />
    </Page>
  )
}

function todoOf({ problems, unwaived }: ReadyRelease): number {
  return problems.length + unwaived
}

const isNothing = ({ changes, tour, hasDraft }: ReadyRelease) => !changes.length && !hasDraft && tour.version > 0

function aboutOf(release: ReadyRelease): string {
  const { changes, told } = release
  if (isNothing(release)) return '日程和上一版一样，改动以后再来发布。'
  if (!changes.length) return '这一版没有要写进变动里的站点。'
  return `这一版有 ${changes.length} 处变动，${told ? `会通知 ${told} 位宣讲员` : '不用通知宣讲员'}。`
}

function Head(release: ReadyRelease) {
  const { tour } = release
  const todo = todoOf(release)
  const title = todo
    ? `还差 ${todo} 项，就能发布`
    : isNothing(release)
      ? '没有要发布的改动'
      : `第 ${tour.version + 1} 版，可以发布了`
  return (
    <View className={styles.head}>
      <View className='t-head'>
        <Phrases text={title} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={aboutOf(release)} />
      </View>
    </View>
  )
}

const Problems = ({ problems, missingTeams, waivers, write, isOffice }: ReadyRelease) => (
  <View>
    <Remarks title='先处理这些' sentences={problems} glyph='late' />
    {isOffice && missingTeams.length > 0 && (
      <View>
        <View className='sec'>必到的队伍</View>
        {missingTeams.map((team) => (
          <Waiver key={team} team={team} written={waivers[team]} onWrite={(written) => write(team, written)} />
        ))}
      </View>
    )}
  </View>
)

const Preview = ({ changes }: ReadyRelease) =>
  changes.length > 0 && (
    <View>
      <View className='sec'>这一版改了什么</View>
      <Changes changes={changes} />
    </View>
  )

function ReleaseDock(release: ReadyRelease) {
  const { isOffice, busy, ask, wasRefused } = release
  if (!isOffice) return null
  const todo = todoOf(release)
  const why = busy ? '正在发布' : todo ? `还差 ${todo} 项` : '没有改动'
  // one that was cut short may have done all but the last of it
  const isDone = isNothing(release) && !wasRefused
  return (
    <Dock>
      <Button kind='primary' disabled={busy || todo > 0 || isDone} why={why} onClick={ask}>
        发布
      </Button>
    </Dock>
  )
}

const Sure = ({ asking, close, told, tour, release, busy }: ReadyRelease) => (
  <Sheet open={asking} title={`发布第 ${tour.version + 1} 版？`} onClose={close}>
    <View className={styles.sure}>
      <Phrases text='新站点会在东道主支部生成一场宣讲，改了时间地点的也会改过来，支部的同志都会收到通知。' />
    </View>
    <View className={styles.sure}>
      <Phrases text={told ? `站点有变动的 ${told} 位宣讲员会收到通知，别人不会。` : '没有宣讲员要另行通知。'} />
    </View>
    <Button kind='primary' disabled={busy} why='正在发布' onClick={release}>
      确认发布
    </Button>
  </Sheet>
)
