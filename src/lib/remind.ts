import { AppError } from '#domain/errors'
import { subscribe } from '../platform/subscribe'
import { call } from './call'

/**
 * Asks for one more message. Called straight from a tap: WeChat shows its question only then. Whatever becomes of it,
 * nothing else depends on it.
 */
export async function allowReminder(): Promise<boolean> {
  const templates = await subscribe(['themeDay'])
  if (!templates.length) return false
  try {
    await call('notice.grant', { templates })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
