import { db } from '../../shared/db'
import type { Caller } from '../../shared/serve'
import { newPath, putFile } from '../../shared/storage'

/** A file for whoever asked, known to the sweep. `end`: of its name. */
export async function handOut(
  { member, now }: Pick<Caller, 'member' | 'now'>,
  what: string,
  end: string,
  content: Buffer,
): Promise<{ fileId: string; url: string }> {
  const path = newPath('exports', end)
  // first, so that no file is ever without it
  await db.create('exports', { _id: path, by: member._id, what, createdAt: now })
  return putFile(path, content)
}
