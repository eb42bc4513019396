import type { Sent } from './sent'

/**
 * A function could not be run to its end. Codes: -501000 no such function, -504002 it threw or its process ended,
 * -504003 it ran out of time, -604001 its reply is too large, -501003 too many requests.
 */
export class FunctionError extends Error {
  constructor(
    readonly errCode: number,
    message: string,
    /** The requests it had sent, if known. */
    readonly sent?: Sent[],
  ) {
    super(message)
  }
}
