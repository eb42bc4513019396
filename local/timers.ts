import type { FaultGate } from './faults'
import type { Host } from './host'

/** Calls functions at the times of their triggers, as SOURCE `wx_trigger`. */
export interface Timers {
  /** Calls those whose function or trigger has this name, or all, now. Rejects with the FunctionError of the first that fails. */
  fire(name?: string): Promise<void>
  /** Begins to follow the clock. Times that the clock jumped over are delivered once, not each. */
  start(): void
  /** To be called when the clock was moved. */
  check(): void
  stop(): void
}

const CHECK_MS = 500

export function createTimers(host: Host, faults: FaultGate, now: () => number): Timers {
  const triggers = [...host.functions.values()].flatMap(({ name, trigger }) =>
    trigger ? [{ function: name, ...trigger }] : [],
  )
  const checkedUntil = new Map(triggers.map((trigger) => [trigger, now()]))
  let ticking: NodeJS.Timeout | undefined

  async function deliver({ function: name, name: triggerName }: (typeof triggers)[number], at: number) {
    const event = { Type: 'Timer', TriggerName: triggerName, Time: new Date(at).toISOString(), Message: '' }
    const caller = { openid: '', source: 'wx_trigger' }
    await host.invoke(name, event, caller)
    if (faults.delivery.timersTwice) await host.invoke(name, event, caller)
  }

  function check() {
    if (!ticking) return
    const until = now() - faults.delivery.timersLateMs
    for (const trigger of triggers) {
      const since = Math.min(checkedUntil.get(trigger) ?? until, until)
      const due = trigger.cron.after(since)
      checkedUntil.set(trigger, until)
      // A failure is on record among the invocations; the next time comes anyway.
      if (due !== null && due <= until) void deliver(trigger, due).catch(() => undefined)
    }
  }

  return {
    check,
    async fire(name) {
      const chosen = triggers.filter((one) => name === undefined || one.function === name || one.name === name)
      if (name !== undefined && chosen.length === 0) throw new Error(`no timer ${name}`)
      const results = await Promise.allSettled(chosen.map((trigger) => deliver(trigger, now())))
      for (const result of results) if (result.status === 'rejected') throw result.reason
    },
    start() {
      triggers.forEach((trigger) => checkedUntil.set(trigger, now()))
      ticking = setInterval(check, CHECK_MS)
      ticking.unref()
    },
    stop() {
      clearInterval(ticking)
      ticking = undefined
    },
  }
}
