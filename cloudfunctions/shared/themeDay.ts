import { _, db, updateIf } from './db'
import { type Session, themeDayOf } from './documents'

/** The month's document follows its newest session: also one that was published anew after the first was cancelled. */
export async function putThemeDay(session: Session): Promise<void> {
  const themeDay = themeDayOf(session)
  if (await db.create('themeDays', themeDay)) return
  const { _id, ...facts } = themeDay
  await updateIf('themeDays', { _id, sessionId: _.neq(facts.sessionId) as never }, facts)
}
