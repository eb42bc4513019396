import { sleepMinutes, speeds } from '#domain/course'
import { Option, Options } from '../../../components/Option'
import { Sheet } from '../../../components/Sheet'
import { useNow, serverNow } from '../../../lib/clock'
import { setSleep, setSpeed, useListening } from '../../../lib/listening'
import { type Sleep, sleepAfter } from '../../../lib/sleepTimer'

/** On the button: 定时, or what was chosen. */
export function sleepWords(sleep: Sleep | null): string {
  if (!sleep) return '定时'
  return sleep.minutes ? `${sleep.minutes}分钟` : '这段完'
}

export function SpeedSheet({ onClose }: { onClose: () => void }) {
  const chosen = useListening((listening) => listening.speed)
  return (
    <Sheet open title='语速' onClose={onClose}>
      <Options>
        {speeds.map((speed, index) => (
          <Option
            key={speed}
            title={speed === 1 ? '1 倍，原速' : `${speed} 倍`}
            on={speed === chosen}
            last={index === speeds.length - 1}
            onClick={() => {
              setSpeed(speed)
              onClose()
            }}
          />
        ))}
      </Options>
    </Sheet>
  )
}

const choices = [null, ...sleepMinutes]

export function SleepSheet({ onClose }: { onClose: () => void }) {
  const sleep = useListening((listening) => listening.sleep)
  const now = useNow(60_000)
  const left = sleep?.until ? `还有 ${Math.max(1, Math.ceil((sleep.until - now) / 60_000))} 分钟` : undefined
  return (
    <Sheet open title='多久以后停' onClose={onClose}>
      <Options>
        {choices.map((minutes, index) => {
          const on = minutes === (sleep?.minutes ?? null)
          return (
            <Option
              key={minutes ?? 'never'}
              title={minutes === null ? '不定时' : minutes ? `${minutes} 分钟` : '听完这一段'}
              about={on ? left : undefined}
              on={on}
              last={index === choices.length - 1}
              onClick={() => {
                setSleep(minutes === null ? null : sleepAfter(minutes, serverNow()))
                onClose()
              }}
            />
          )
        })}
      </Options>
    </Sheet>
  )
}
