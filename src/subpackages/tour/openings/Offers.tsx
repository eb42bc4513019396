import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Output } from '#types/contract'
import { Button } from '../../../components/Button'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { useAction } from '../../../lib/useAction'
import { usePart } from '../../../lib/usePart'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { OpenRow } from './OpenRow'
import styles from './index.module.scss'

type Offer = Output<'stop.offers'>['offers'][number]

/** 换人: what colleagues would hand on, and why not to me. */
export function Offers({ month, head }: { month: string; head: ReactNode }) {
  const query = useQuery('stop.offers', { month })
  const taking = useAction('stop.takeOver')
  const offers = query.step === 'ready' ? query.data.offers : []
  const part = usePart(offers, month)
  if (query.step !== 'ready') return <Page state={query} />

  async function take({ id: stopId, start, end, region, topic, from }: Offer) {
    const answer = await taking.run({ stopId, start, end, region, topic, from: from.id })
    if (answer) say(`已接过来，${from.name}会收到通知`)
    await query.reload()
  }

  return (
    <Page state={query}>
      <View>
        {head}
        {!offers.length && <None />}
        {part.shown.map((offer, index) => (
          <OpenRow
            key={`${offer.id}:${offer.from.id}`}
            stop={offer}
            now={query.data.now}
            standing={offer.why ? `${offer.from.name}请人接。${offer.why}` : `${offer.from.name}请人接`}
            last={index === part.shown.length - 1}
          >
            {offer.why === '' && (
              <Button kind='small' disabled={taking.state.step === 'busy'} onClick={() => take(offer)}>
                接过来
              </Button>
            )}
          </OpenRow>
        ))}
        <Pager onBack={part.onBack} onNext={part.onNext} />
      </View>
    </Page>
  )
}

function None() {
  return (
    <View className={styles.none}>
      <Phrases text='这个月没有同事要换人，自己要换，请在站点卡里点“请同事接”。' />
    </View>
  )
}
