import { View } from '@tarojs/components'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { pastTime } from '../../../lib/spoken'
import { teamWord } from '../../../lib/tourWords'
import { usePart } from '../../../lib/usePart'
import { ChangeRow } from '../Changes'
import { type Line, useVersions, type Version } from './useVersions'
import styles from './index.module.scss'

/** 历次发布: what each version changed, the newest first. */
export default function VersionsPage() {
  const versions = useVersions()
  if (versions.step !== 'ready') return <Page state={versions} />
  const { lines } = versions
  return (
    <Page state={versions}>
      {lines.length ? (
        <Lines lines={lines} now={versions.now} />
      ) : (
        <Empty title='还没有发布过' text='第一次发布以后，每一版改了什么会列在这里。' />
      )}
    </Page>
  )
}

function Lines({ lines, now }: { lines: readonly Line[]; now: number }) {
  const part = usePart(lines, '')
  return (
    <View>
      {part.shown.map(({ version, change }, index) => (
        <View key={`${version.version} ${change?.stopId ?? ''}`}>
          {(index === 0 || part.shown[index - 1]!.version !== version) && <VersionHead version={version} now={now} />}
          {change ? <ChangeRow change={change} /> : <Same />}
        </View>
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

const VersionHead = ({ version: { version, at, by, waivers }, now }: { version: Version; now: number }) => (
  <View className={styles.version}>
    <View className='t-title'>{`第 ${version} 版`}</View>
    <View className='t-small c-2'>
      <Phrases text={`${pastTime(at, now)}，${by}发布`} />
    </View>
    {waivers.map(({ team, reason }) => (
      <View key={team} className='t-small c-2'>
        <Phrases text={`${teamWord(team)}这次不到，原因：${reason}`} />
      </View>
    ))}
  </View>
)

const Same = () => <View className='t-small c-2'>这一版没有改动站点。</View>
