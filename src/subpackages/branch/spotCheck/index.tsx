import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Names } from './Names'
import { FEWEST, MOST, type SpotChecking, useSpotCheck } from './useSpotCheck'
import styles from './index.module.scss'

/** 抽查: a few of those who are present are called by name. */
export default function SpotCheckPage() {
  const check = useSpotCheck()
  const { drawn } = check
  if (!drawn) {
    return (
      <Page
        dock={
          <Dock>
            <Button kind='primary' disabled={check.drawing} why='正在抽' onClick={check.draw}>
              {`抽 ${check.count} 位`}
            </Button>
          </Dock>
        }
      >
        <HowMany {...check} />
      </Page>
    )
  }
  return (
    <Page
      dock={
        drawn.recorded || check.isOver ? (
          <AgainDock {...check} />
        ) : (
          <RecordDock {...check} missing={drawn.missing.length} />
        )
      }
    >
      <Names drawn={drawn} toggle={check.toggle} />
    </Page>
  )
}

function HowMany({ count, setCount }: SpotChecking) {
  return (
    <View>
      <View className={`${styles.head} t-title`}>
        <Phrases text='从签到的人里抽几位？' />
      </View>
      <View className={styles.count}>
        <Button kind='small' disabled={count <= FEWEST} onClick={() => setCount(count - 1)}>
          少一位
        </Button>
        <View className={styles.number} ariaRole='status' ariaLabel={`抽 ${count} 位`}>
          <Text>{count}</Text>
        </View>
        <Button kind='small' disabled={count >= MOST} onClick={() => setCount(count + 1)}>
          多一位
        </Button>
      </View>
      <View className={styles.about}>
        <Phrases text='抽到谁由一串种子决定，它的封印在投屏上早已公布，谁也挑不了人。抽出来点名，不在的记下来，等您核实以后再定。' />
      </View>
    </View>
  )
}

function RecordDock({ missing, record, recording }: SpotChecking & { missing: number }) {
  return (
    <Dock>
      <Button kind='primary' disabled={recording} why='正在登记' onClick={record}>
        {missing ? `登记 ${missing} 位不在` : '都在，登记'}
      </Button>
    </Dock>
  )
}

function AgainDock({ again }: SpotChecking) {
  return (
    <Dock>
      <Button kind='secondary' onClick={again}>
        再抽一次
      </Button>
    </Dock>
  )
}
