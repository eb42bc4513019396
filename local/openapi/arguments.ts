import { ApiError } from './apiError'
import type { Argument } from './protobuf'

/** Reads the arguments of an open interface; names are as on the wire, in snake_case. */
export class Arguments {
  constructor(private readonly args: Map<string, Argument>) {}

  get(name: string): Argument | undefined {
    return this.args.get(name)
  }

  /** Throws 47003 if it is missing or no text. */
  mustBeText(name: string): string {
    const value = this.args.get(name)
    if (typeof value !== 'string' || value === '') throw invalidArgument(`${name} should be a text that is not empty`)
    return value
  }

  text(name: string): string | undefined {
    return this.args.has(name) ? this.mustBeText(name) : undefined
  }

  mustBeOneOf(name: string, allowed: readonly number[]): number {
    const value = this.args.get(name)
    if (typeof value !== 'number' || !allowed.includes(value))
      throw invalidArgument(`${name} should be one of ${allowed.join(', ')}`)
    return value
  }
}

export const invalidArgument = (why: string) => new ApiError(47003, `argument invalid! ${why}`)
