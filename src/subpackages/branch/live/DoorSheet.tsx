import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Check } from '../../../components/Field/Check'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { useDoor } from './useDoor'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

const switches = [
  { key: 'digits', label: '数字码', about: '屏幕上另显示六位数字，扫不了码的同志照着填；数字容易口传，名单上看得出。' },
  { key: 'offline', label: '允许补传', about: '现场没有网络时扫的码，有网以后再传上来；要您确认才算到。' },
  { key: 'signOut', label: '要签退', about: '活动开始以后，屏幕可以改显示签退码；没有签退的，要您确认才算到。' },
] as const

const radii = ['100', '200', '300', '500'].map((key) => ({ key, label: `${key} 米以内` }))

export function DoorSheet(live: ReadyLive) {
  const { door, setDoor, placeHere, locating, save, saving } = useDoor(live)
  return (
    <Sheet open title='签到方式' onClose={live.shut}>
      {switches.map(({ key, label, about }) => (
        <Switch
          key={key}
          label={label}
          about={about}
          value={door[key]}
          onChange={(on) => setDoor({ ...door, [key]: on })}
        />
      ))}
      <Switch
        label='距离检查'
        about='签到时手机比一比离会场多远，只记在不在附近，不记位置；不在附近也照样能签，名单上会提示。'
        value={door.spot !== null}
        onChange={(on) => (on ? placeHere() : setDoor({ ...door, spot: null }))}
      />
      {locating && <View className={styles.about}>正在取位置</View>}
      {door.spot && <Spot spot={door.spot} setDoor={setDoor} placeHere={placeHere} locating={locating} />}
      <View className={styles.go}>
        <Button kind='primary' disabled={saving} why='正在保存' onClick={save}>
          保存
        </Button>
      </View>
    </Sheet>
  )
}

interface SwitchProps {
  label: string
  about: string
  value: boolean
  onChange: (on: boolean) => unknown
}

const Switch = ({ label, about, value, onChange }: SwitchProps) => (
  <View>
    <Check label={label} value={value} onChange={onChange} />
    <View className={styles.about}>
      <Phrases text={about} />
    </View>
  </View>
)

type SpotProps = Pick<ReturnType<typeof useDoor>, 'setDoor' | 'placeHere' | 'locating'> & {
  spot: NonNullable<ReturnType<typeof useDoor>['door']['spot']>
}

function Spot({ spot, setDoor, placeHere, locating }: SpotProps) {
  return (
    <Field label='多远算在附近' hint='以您打开时所在的位置为准'>
      <Chips
        items={radii}
        value={String(spot.radius)}
        onChange={(radius) => setDoor((old) => ({ ...old, spot: { ...spot, radius: Number(radius) } }))}
      />
      <View className={styles.again}>
        <Button kind='small' disabled={locating} why='正在取位置' onClick={placeHere}>
          以我现在的位置为准
        </Button>
      </View>
    </Field>
  )
}
