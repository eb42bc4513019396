import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { AnswerDock } from '../AnswerDock'
import { isAsked } from './cells'
import type { Speaking } from './useSpeaking'
import styles from './index.module.scss'

export function SpeakingDock({ stop, now, free, reload }: Speaking) {
  if (free.editing) return <FreeDock {...free} />
  return stop && isAsked(stop, now) ? <AnswerDock key={stop.id} stop={stop} reload={reload} /> : null
}

function FreeDock({ busy, forget, save }: Speaking['free']) {
  return (
    <Dock note='宣讲办按有空的日子派单'>
      <Button kind='secondary' disabled={busy} onClick={forget}>
        不改了
      </Button>
      <Button kind='primary' disabled={busy} why='正在保存' onClick={save}>
        保存
      </Button>
    </Dock>
  )
}

/** What was not done as asked, each with why. */
export function Notes({ notes, closeNotes }: Speaking['free']) {
  return (
    <Sheet open={notes.length > 0} title='已保存，有的没有照填' onClose={closeNotes}>
      {notes.map((note) => (
        <View key={note} className={styles.note}>
          <Phrases text={`${note}。`} />
        </View>
      ))}
      <Button kind='primary' onClick={closeNotes}>
        知道了
      </Button>
    </Sheet>
  )
}
