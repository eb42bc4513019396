import { Input, View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Field } from '../../components/Field'
import { Page } from '../../components/Page'
import { Phrases } from '../../components/Phrases'
import type { OwnSession } from '../../me'
import type { SigningIn } from './useSignIn'
import { DIGITS, useDigits } from './useDigits'
import styles from './index.module.scss'

const places = Array.from({ length: DIGITS }, (_, place) => place)

interface DigitsProps {
  session: OwnSession
  show: SigningIn['show']
  onScan: () => unknown
}

/** 数字码, for whoever is there and cannot scan. */
export function Digits({ session, show, onScan }: DigitsProps) {
  const { typed, type, error, busy, submit } = useDigits(session, show)
  return (
    <Page
      dock={
        <Dock>
          <Button kind='secondary' onClick={onScan}>
            扫码
          </Button>
          <Button
            kind='primary'
            disabled={typed.length < DIGITS || busy}
            why={busy ? '正在签到' : `还差 ${DIGITS - typed.length} 位`}
            onClick={submit}
          >
            签到
          </Button>
        </Dock>
      }
    >
      <View className={'form-head t-head'}>
        <Phrases text='屏幕上是哪六位？' />
      </View>
      <Field label={session.title} error={error} hint='数字每半分钟换一次，照屏幕上现在的填。'>
        <View className={styles.digits}>
          {places.map((place) => (
            <View
              key={place}
              className={place === typed.length ? `${styles.digit} ${styles.here}` : styles.digit}
              ariaHidden
            >
              {typed.charAt(place)}
            </View>
          ))}
          <Input
            className={styles.typed}
            type='number'
            value={typed}
            maxlength={DIGITS}
            focus
            ariaLabel='六位数字码'
            onInput={({ detail }) => type(detail.value)}
            onConfirm={() => void submit()}
          />
        </View>
      </Field>
    </Page>
  )
}
