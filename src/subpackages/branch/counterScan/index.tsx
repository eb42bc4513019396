import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import type { Verdict } from './judge'
import type { Answered, Scans } from './pendingScans'
import { useCounterScan } from './useCounterScan'
import styles from './index.module.scss'

const LATEST = 20

/** 反扫: whoever is in charge scans one personal code after the other, and looks at the face. */
export default function CounterScanPage() {
  const { scans, isCut, verdict, scanning, scanOn } = useCounterScan()
  const unsent = scans.waiting.length + scans.sending.length
  return (
    <Page
      dock={
        <Dock note={unsent ? unsentWords(unsent, isCut) : undefined}>
          <Button kind='primary' icon='scan-line' disabled={scanning} why='正在扫，返回就停' onClick={scanOn}>
            {verdict ? '接着扫' : '开始扫'}
          </Button>
        </Dock>
      }
    >
      {verdict ? <Said verdict={verdict} /> : <Start />}
      <Latest {...scans} />
    </Page>
  )
}

const unsentWords = (unsent: number, isCut: boolean) =>
  isCut ? `没有连上网络，${unsent} 人存在这部手机上，有网就传` : `${unsent} 人正在上传`

const Start = () => (
  <View className={styles.said}>
    <View className='t-title'>
      <Phrases text='请同志打开“我的签到码”' />
    </View>
    <View className={styles.what}>
      <Phrases text='对准他手机上的码，看一眼本人，一个接一个扫。返回就停下来，扫过的不会丢。' />
    </View>
  </View>
)

const words: Record<Verdict['step'], string> = {
  taken: '已签到',
  already: '已经签过',
  expired: '码已更新，请再扫',
  foreign: '这不是月课的个人码，请他打开“我的签到码”',
}

/** Read at arm's length, while the next one steps up. */
function Said({ verdict }: { verdict: Verdict }) {
  const name = verdict.step === 'foreign' ? null : verdict.name
  const isTaken = verdict.step === 'taken'
  const word = isTaken && verdict.observer ? '已签到，旁听' : words[verdict.step]
  return (
    <View className={styles.said} ariaRole='status'>
      <View className={isTaken ? styles.good : verdict.step === 'already' ? styles.plain : styles.bad}>
        <Phrases text={word} />
      </View>
      {verdict.step !== 'foreign' && (
        <View className={styles.name}>{name ?? (isTaken ? '姓名传上去以后显示' : '')}</View>
      )}
    </View>
  )
}

/** What the server has answered; who was refused stands first and says why. */
function Latest({ answered }: Scans) {
  const refused = answered.filter(({ refusal }) => refusal !== null)
  const recorded = answered.filter(({ refusal }) => refusal === null)
  return (
    <>
      <Some title={`没有记上 ${refused.length}`} some={refused} />
      <Some title={`已记 ${recorded.length}`} some={recorded} />
    </>
  )
}

function Some({ title, some }: { title: string; some: readonly Answered[] }) {
  const shown = some.slice(0, LATEST)
  if (!shown.length) return null
  return (
    <View>
      <View className='sec'>{title}</View>
      {shown.map(({ memberId, name, observer, refusal }, index) => (
        <Row
          key={`${memberId}${index}`}
          title={name ?? '没有认出是谁'}
          sub={refusal ?? undefined}
          last={index === shown.length - 1}
          right={
            refusal === null ? (
              <Tag state={observer ? 'observer' : 'present'} word={observer ? '旁听' : '已签到'} />
            ) : undefined
          }
        />
      ))}
    </View>
  )
}
