import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { pastTime } from '../../../lib/spoken'
import { ConfirmSheet } from './ConfirmSheet'
import { type ReadyClaims, useClaims, type Waiting } from './useClaims'
import { wayWords } from './words'
import styles from './index.module.scss'

export default function ClaimsPage() {
  const claims = useClaims()
  if (claims.step !== 'ready') return <Page state={claims} />
  if (!claims.waiting.length) {
    return (
      <Page state={claims}>
        <Empty title='没有待确认的认领' text='有人用手机认领本支部的身份时，会列在这里，由您确认。' />
      </Page>
    )
  }
  return (
    <Page state={claims}>
      <View className={`${styles.hint} t-small c-2`}>
        <Phrases text='请先核实是本人，确认以后那部手机就能签到。' />
      </View>
      {claims.waiting.map((claim) => (
        <ClaimItem key={claim.claimId} claim={claim} {...claims} />
      ))}
      <ConfirmSheet {...claims} />
    </Page>
  )
}

function ClaimItem({ claim, now, busy, refuse, confirming }: ReadyClaims & { claim: Waiting }) {
  const { name, job, way, askedAt, rebinding } = claim
  const facts = [job, wayWords[way], `${pastTime(askedAt, now)} 申请`].filter(Boolean).join('，')
  return (
    <View className={styles.item}>
      <View className='t-lead'>{name}</View>
      <View className='t-small c-2'>
        <Phrases text={facts} />
      </View>
      {rebinding && <View className={styles.rebinding}>会替换原来的手机</View>}
      <View className={styles.decide}>
        <View className={styles.no}>
          <Button kind='small' disabled={busy} onClick={() => refuse(claim)}>
            不是本人
          </Button>
        </View>
        <Button kind='small' disabled={busy} onClick={() => confirming.ask(claim)}>
          确认
        </Button>
      </View>
    </View>
  )
}
