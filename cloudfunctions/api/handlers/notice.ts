import type { notice } from '#types/contract/notice'
import { type NoticeTemplate, quotaId } from '#domain/notice'
import { _, db, updateIf } from '../../shared/db'
import type { Handlers } from '../../shared/serve'

export const noticeHandlers: Handlers<typeof notice> = {
  'notice.grant': async ({ templates }, { member }) => {
    const counts = await Promise.all(
      [...new Set(templates)].map(async (template) => [template, await oneMore(member._id, template)] as const),
    )
    return { left: Object.fromEntries(counts) as Record<NoticeTemplate, number> }
  },
}

async function oneMore(memberId: string, template: NoticeTemplate): Promise<number> {
  const _id = quotaId(memberId, template)
  if (await db.create('quotas', { _id, memberId, template, left: 1 })) return 1
  await updateIf('quotas', { _id }, { left: _.inc(1) })
  return (await db.get('quotas', _id))?.left ?? 0
}
