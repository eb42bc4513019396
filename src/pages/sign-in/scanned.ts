import { tokenIn } from '#domain/signIn'

const TOKEN = /^[A-Za-z][\w-]{28}$/

/** Null for a poster, a payment code and whatever else the cloud need not see. */
export function tokenOf(scanned: string): string | null {
  const token = tokenIn(scanned)
  return TOKEN.test(token) ? token : null
}

/** 海报: its link ends in p and the place. It opens the page and proves nothing. */
export const isPoster = (scanned: string) => /(^|[/=?])p[\w-]*$/.test(scanned.trim())
