import cloud from 'wx-server-sdk'
import { withoutSecrets } from '../shared/mask'
import { announce } from './jobs/announce'
import { sendNotices } from './jobs/sendNotices'

/** The platform ends us at 60 s; what is not done by then is due at the next tick. */
const STOP_AFTER_MS = 50_000

/** All the clock asks for. It may ring twice or late, so each job asks "what is due and not done?". */
const jobs = { announce, sendNotices }

/** How much each job did; `failed` names the jobs that broke, which are tried again at the next tick. */
export async function main(): Promise<{ done: Record<string, number>; failed: string[] }> {
  if (cloud.getWXContext().SOURCE !== 'wx_trigger') throw new Error('timer is called by the clock only')

  const now = Date.now()
  const clock = { now, isOver: () => Date.now() - now > STOP_AFTER_MS }
  const done: Record<string, number> = {}
  const failed: string[] = []
  for (const [name, job] of Object.entries(jobs)) {
    try {
      done[name] = await job(clock)
    } catch (error) {
      failed.push(name)
      console.error(name, withoutSecrets(error))
    }
  }
  console.log(JSON.stringify({ done, failed }))
  return { done, failed }
}
