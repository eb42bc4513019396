import type { Invocation } from './invocations'

/** One line for the terminal: what was called by whom, what it cost, how it ended. No tokens, no inputs. */
export function describeInvocation({ at, function: name, action, openid, source, code, cost }: Invocation): string {
  const clock = new Date(at).toISOString().slice(11, 23)
  const what = action ? `${name} ${action}` : name
  const who = openid || source
  const trips = `${cost.requests} requests (${cost.depth} in a row)`
  return [
    clock,
    what,
    who,
    trips,
    `${cost.examined} examined`,
    `${cost.replyBytes} B`,
    `${Math.round(cost.ms)} ms`,
    code ?? 'ok',
  ].join('  ')
}
