/** The machine's own time, whatever is installed later. */
export const realNow: () => number = Date.now

/** Makes `Date.now()`, `new Date()` and `Date()` follow another clock wherever `instant` answers one (null: the real time). */
export function installDate(instant: () => number | null): void {
  const Real = globalThis.Date
  const now = () => instant() ?? realNow()
  const Clocked: DateConstructor = new Proxy(Real, {
    // A subclass keeps its own prototype; a plain `new Date()` must not end up with the proxy as its new.target.
    construct: (target, given, newTarget): object =>
      Reflect.construct(target, given.length ? given : [now()], newTarget === Clocked ? target : newTarget),
    apply: () => new Real(now()).toString(),
  })
  // Libraries compare value.constructor with Date.
  Real.prototype.constructor = Clocked
  Real.now = now
  globalThis.Date = Clocked
}
