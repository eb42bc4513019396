import { db } from '../../shared/db'
import type { Caller } from '../../shared/serve'
import { putFile } from '../../shared/storage'

/** A file for whoever asked, known to the sweep. `end`: of its name. */
export async function handOut(
  { member, now }: Pick<Caller, 'member' | 'now'>,
  what: string,
  end: string,
  content: Buffer,
): Promise<{ fileId: string; url: string }> {
  const file = await putFile('exports', end, content)
  await db.create('exports', { _id: file.fileId, by: member._id, what, createdAt: now })
  return file
}
