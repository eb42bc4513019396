import { View } from '@tarojs/components'
import { useState } from 'react'
import { addMonths, HOUR, monthOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { Page } from '../../../components/Page'
import { Segments } from '../../../components/Segments'
import { useNow } from '../../../lib/clock'
import { KnownHome } from '../../../components/KnownHome'
import { Drawers } from './Drawers'
import { Form } from './Form'
import { Head } from './Head'
import { PackDock } from './PackDock'
import { usePack } from './usePack'
import styles from './index.module.scss'

interface Months {
  months: readonly string[]
  onMonth: (month: string) => void
}

/** 月度包: laid ready once for every branch, this month and as far ahead as the rules allow. With home comes the time. */
export default function PackPage() {
  const now = useNow(HOUR)
  const [chosen, setChosen] = useState<string | null>(null)
  const { monthsAhead } = rulesOn(currentPack, `${monthOf(now)}-01`).MP
  const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) => addMonths(monthOf(now), ahead))
  const month = chosen ?? months[0]!
  return (
    <>
      <KnownHome />
      <MonthPack key={month} month={month} months={months} onMonth={setChosen} />
    </>
  )
}

function MonthPack({ month, months, onMonth }: Months & { month: string }) {
  const pack = usePack(month)
  if (pack.step !== 'ready') return <Page state={pack} />
  return (
    <Page state={pack} dock={<PackDock {...pack} />}>
      <View>
        <View className={styles.months}>
          <Segments
            items={months.map((key) => ({ key, label: `${Number(key.slice(5))} 月` }))}
            value={month}
            onChange={onMonth}
          />
        </View>
        <Head {...pack} />
        <Form {...pack} />
        <Drawers {...pack} />
      </View>
    </Page>
  )
}
