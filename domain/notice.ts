/** Messages that WeChat has approved for us; their ids belong to the account and live in the environment. */
export const noticeTemplates = ['themeDay'] as const
export type NoticeTemplate = (typeof noticeTemplates)[number]

/** 通知, 提醒, 取消, 累计请假, 宣讲派单与日程变动; all by the one template that WeChat has approved. */
export const noticeKinds = ['themeDay', 'reminder', 'cancelled', 'away', 'tour'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * waiting → sending → told, or: unreached (no permission left), unbound (no phone), failed (WeChat refused).
 * `sending` left behind by a crash is never repeated: nobody gets a message twice.
 */
export const deliveryStates = ['waiting', 'sending', 'told', 'unreached', 'unbound', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const noticeId = (kind: NoticeKind, sourceId: string, version: number) => `${kind}:${sourceId}:${version}`
export const quotaId = (memberId: string, template: NoticeTemplate) => `${memberId}:${template}`

/** A message about what has begun, or will not be, helps nobody; how often somebody was away is no matter of one session. */
export const isWorthTelling = (
  kind: NoticeKind,
  { cancelled, start }: { cancelled: boolean; start: number },
  now: number,
) => kind === 'away' || (now < start && cancelled === (kind === 'cancelled'))

/** WeChat's word for "this person has allowed no message". */
const NO_PERMISSION = 43101

/** What WeChat's answer to a send means for the delivery. */
export function deliveryAfter(errCode: number): DeliveryState {
  if (errCode === 0) return 'told'
  return errCode === NO_PERMISSION ? 'unreached' : 'failed'
}

/** `thing` fields hold 20 characters, counted by code point; a longer text is refused by WeChat, so it is cut here. */
export const thing = (text: string) => [...text].slice(0, 20).join('')
