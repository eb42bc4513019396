import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { navigate } from '../../lib/navigate'
import { allowReminder } from '../../lib/remind'

export function ScanDock({ words, note, onScan }: { words: string; note?: string; onScan: () => unknown }) {
  return (
    <Dock note={note}>
      <Button kind='primary' icon='scan-line' onClick={onScan}>
        {words}
      </Button>
    </Dock>
  )
}

export function HomeDock() {
  return (
    <Dock>
      <Button kind='secondary' onClick={() => navigate('home')}>
        回首页
      </Button>
    </Dock>
  )
}

export function ReminderDock() {
  const [allowed, setAllowed] = useState(false)
  return (
    <Dock>
      <Button
        kind='secondary'
        icon='bell'
        disabled={allowed}
        why='下次发布时会通知您'
        onClick={async () => setAllowed(await allowReminder())}
      >
        下次发布时通知我
      </Button>
    </Dock>
  )
}
