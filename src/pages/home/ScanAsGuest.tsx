import { refuseAtDoor } from '#domain/session'
import { Row } from '../../components/Row'
import { navigate } from '../../lib/navigate'
import type { NextThing } from './nextThing'

/** The way in for an observer. Who is expected at an open door is not led past it. */
export function ScanAsGuest({ thing, now }: { thing: NextThing; now: number }) {
  const isOwnOpen = 'session' in thing && refuseAtDoor(thing.session, now) === null
  return isOwnOpen ? null : <Row icon='scan-line' title='扫码旁听' onClick={() => navigate('signIn')} />
}
