import type { ClaimWay } from '#domain/claim'

export const wayWords: Record<ClaimWay, string> = { invite: '邀请码', roster: '名册核对' }
