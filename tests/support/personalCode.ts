import { createHmac } from 'node:crypto'
import { personalCodeOf, personalKeyText } from '#domain/personalCode'
import { dayOf } from '#domain/calendar'
import { mustCallAs, world } from './world'

const STEP_MS = 30_000

const codeUnder = (key: Buffer, memberId: string, at: number) =>
  personalCodeOf({ memberId, step: Math.floor(at / STEP_MS) }, (text) =>
    createHmac('sha256', key).update(text).digest('base64url'),
  )

/** The personal code that this person's phone shows, made as the phone makes it. */
export async function personalCodeAs(openid: string, at = world().clock.now()): Promise<string> {
  const { me, personalKey } = await mustCallAs(openid, 'member.home', {})
  return codeUnder(Buffer.from(personalKey.key, 'base64url'), me.id, at)
}

/** The same for people without asking home, and for people who are not there. */
export function personalCodeFor(memberId: string, { at = world().clock.now(), day = dayOf(at) } = {}): string {
  const master = 'a secret for tests only, 32 characters'
  const key = createHmac('sha256', master).update(personalKeyText(memberId, day)).digest()
  return codeUnder(key, memberId, at)
}
