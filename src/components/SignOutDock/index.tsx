import { timeOf } from '#domain/calendar'
import { Button } from '../Button'
import { Dock } from '../Dock'

interface SignOutDockProps {
  session: { end: number }
  now: number
  onScan: () => unknown
}

/** 签退: quiet while the session goes on, the one action when it is over. */
export function SignOutDock({ session: { end }, now, onScan }: SignOutDockProps) {
  return (
    <Dock note={now < end ? `${timeOf(end)} 散会，走前请签退` : '散会了，走前请扫签退码'}>
      <Button kind={now < end ? 'secondary' : 'primary'} icon='scan-line' onClick={onScan}>
        扫码签退
      </Button>
    </Dock>
  )
}
