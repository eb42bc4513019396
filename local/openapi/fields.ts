const DATE = /^\d{4}年\d{1,2}月\d{1,2}日$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/
const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/

/** 2026年11月20日 15:00, 2026-11-20 15:00, 15:00; a range is two of them with ~ between. */
const isTime = (text: string) =>
  text.split('~').every((part) => {
    const [first = '', second, third] = part.trim().split(/\s+/)
    if (third !== undefined) return false
    return second === undefined ? DATE.test(first) || CLOCK.test(first) : DATE.test(first) && CLOCK.test(second)
  })

const atMost = (limit: number) => (text: string) => [...text].length <= limit

/** Ten Chinese characters, or twenty letters. */
const isName = (text: string) => (/\p{Script=Han}/u.test(text) ? atMost(10)(text) : atMost(20)(text))

/** What WeChat lets a field hold, by the kind that begins its name (thing1, date2 …). */
const KINDS: Record<string, { holds: (text: string) => boolean; rule: string }> = {
  thing: { holds: atMost(20), rule: 'at most 20 characters' },
  number: { holds: (text) => /^-?\d+(\.\d+)?$/.test(text) && text.length <= 32, rule: 'a number of at most 32 digits' },
  letter: { holds: (text) => /^[A-Za-z]{1,32}$/.test(text), rule: 'at most 32 letters' },
  symbol: { holds: atMost(5), rule: 'at most 5 symbols' },
  character_string: {
    holds: (text) => /^[\x20-\x7e]{1,32}$/.test(text),
    rule: 'at most 32 digits, letters or symbols',
  },
  time: { holds: isTime, rule: 'a time such as 15:00 or 2026年11月20日 15:00' },
  date: { holds: isTime, rule: 'a date such as 2026年11月20日, with or without a time' },
  amount: { holds: (text) => /^[^\d]{0,1}\d{1,10}(\.\d+)?元?$/.test(text), rule: 'an amount of at most 10 digits' },
  phone_number: { holds: (text) => /^[\d+\-() ]{1,17}$/.test(text), rule: 'a phone number of at most 17 characters' },
  car_number: { holds: atMost(8), rule: 'at most 8 characters' },
  name: { holds: isName, rule: 'at most 10 Chinese characters or 20 letters' },
  phrase: { holds: (text) => /^\p{Script=Han}{1,5}$/u.test(text), rule: 'at most 5 Chinese characters' },
}

/** Why WeChat would refuse this text in this field, or null. */
export function refuseField(name: string, text: string): string | null {
  const kind = KINDS[/^([a-z_]+?)\d+$/.exec(name)?.[1] ?? '']
  if (!kind) return 'is of no known kind'
  if (text === '') return 'is empty'
  return kind.holds(text) ? null : `should be ${kind.rule}`
}
