/** A refusal of an open interface: the SDK throws its number as errCode. */
export class ApiError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
  }
}

/** The numbers that can be switched on, and what WeChat says with them. */
export const ERROR_TEXTS: Record<number, string> = {
  '-1': 'system error',
  40003: 'invalid openid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  41030: 'invalid page',
  43101: 'user refuse to accept the msg',
  44991: 'reach max api minute quota limit',
  45009: 'reach max api daily quota limit',
  47003: 'argument invalid!',
  61010: 'code is expired',
  87014: 'risky content',
}
