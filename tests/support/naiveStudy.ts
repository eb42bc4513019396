/** How asking, voting and laying ready are usually written: look, then write. Only so that the races have something to find. */
import cloud from 'wx-server-sdk'
import { world } from './world'

interface Desk {
  _id: string
  asked?: Record<string, string[]>
}

const collection = (name: string) => {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  return cloud.database({ throwOnNotFound: false } as object).collection(name)
}
const read = async <T>(name: string, id: string) =>
  ((await collection(name).doc(id).get()) as { data?: unknown }).data as T | undefined

/** Counts, and lets in whoever was below the number. */
export async function naiveAsk({ sessionId, id, most }: { sessionId: string; id: string; most: number }) {
  const mark = cloud.getWXContext().OPENID!
  const { asked = {} } = (await read<Desk>('desks', sessionId)) ?? {}
  if ((asked[mark] ?? []).length >= most) return false
  await collection('questions').add({ data: { _id: `${sessionId}:${id}`, sessionId, asker: mark } })
  await collection('desks')
    .doc(sessionId)
    .update({ data: { [`asked.${mark}`]: cloud.database().command.push([id]) } })
  return true
}

/** Reads the number, and writes one more. */
export async function naiveVote({ question }: { question: string }) {
  const mark = cloud.getWXContext().OPENID!
  const { votes, voters } = (await read<{ votes: number; voters: string[] }>('questions', question))!
  if (voters.includes(mark)) return
  await collection('questions')
    .doc(question)
    .update({ data: { votes: votes + 1, voters: cloud.database().command.addToSet(mark) } })
}

/** Looks whether somebody has answered, and replaces the questions. */
export async function naivePrep({ sessionId, courseId }: { sessionId: string; courseId: string }) {
  const standing = (await read<{ answered: boolean }>('preps', sessionId))!
  if (standing.answered) return false
  await collection('preps').doc(sessionId).update({ data: { courseId } })
  return true
}

export const runAs = <E>(openid: string, main: (event: E) => Promise<unknown>, event: E) =>
  world().run(main as never, event, { openid })
