/** Rule id → value. The ids are those of docs/rules and of every verdict. */
export interface Rules {
  /** Sign-in: slots and codes; minutes before and after the start. */
  SI: {
    slotSeconds: number
    acceptBack: number
    acceptAhead: number
    batchTokens: number
    refillAt: number
    opensBeforeMin: number
    lateLimitMin: number
    rollCallHours: number
  }
  /** Categories: the oldest age of 青年; years after becoming full during which one is 新党员. */
  CT: { youthAge: number; newMemberYears: number }
  /** Theme days: hours between notice and start; length; hour of the day before by which one replies, and the hours one must have for it. */
  TD: { noticeHours: number; minMinutes: number; maxMinutes: number; replyHour: number; replyMinHours: number }
}

/** validFrom, validTo: Beijing days, both inclusive. */
type Row<I extends keyof Rules> = {
  id: I
  value: Rules[I]
  validFrom: string
  validTo?: string
  source: string
  status: 'seen' | 'memory' | 'parameter'
}

export interface RulePack {
  /** Printed on every output. */
  version: string
  rows: readonly { [I in keyof Rules]: Row<I> }[keyof Rules][]
}

/** The rules in force on the day of the fact, which need not be today. */
export function rulesOn({ rows }: RulePack, day: string): Rules {
  const inForce = rows.filter(({ validFrom, validTo = day }) => validFrom <= day && day <= validTo)
  return Object.fromEntries(inForce.map(({ id, value }) => [id, value])) as unknown as Rules
}
