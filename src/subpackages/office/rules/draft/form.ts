import { type RowStatus, rowStatuses, type RuleId } from '#domain/rulePack'
import { fieldsOf, ruleIds } from '#domain/ruleWords'
import type { Input, Output } from '#types/contract'
import { lengthOf } from '../../../../lib/lengthOf'

type Sent = Input<'rulePack.draft'>['changes'][number]
type Rows = Output<'rulePack.get'>['rows']

/** As typed: a number that is being written is no number yet. */
export interface TypedChange {
  id: RuleId
  numbers: Record<string, string>
  validFrom: string
  validTo: string | null
  source: string
  status: RowStatus
}

export interface TypedDraft {
  note: string
  changes: TypedChange[]
}

export const LONGEST = 200

/** The rule as the newest of its rows has it, from that day on. */
export function changeOf(id: RuleId, rows: Rows, validFrom: string): TypedChange {
  const own = rows.filter((row) => row.id === id)
  const newest = own[own.length - 1]!
  return {
    id,
    numbers: Object.fromEntries(newest.numbers.map(({ path, value }) => [path, String(value)])),
    validFrom: newest.changed ? newest.validFrom : validFrom,
    validTo: newest.changed ? newest.validTo : null,
    source: newest.changed ? newest.source : '',
    status: newest.changed ? newest.status : 'parameter',
  }
}

export const draftOf = ({ rows, changes, note }: Output<'rulePack.get'>, isNew: boolean): TypedDraft =>
  isNew
    ? { note: '', changes: [] }
    : {
        note,
        changes: changes.map(({ id, validFrom }) =>
          changeOf(
            id,
            rows.filter((row) => row.changed),
            validFrom,
          ),
        ),
      }

/** What was kept on this phone, if it is of this form. */
export function keptDraft(kept: unknown, fresh: TypedDraft): TypedDraft {
  if (!kept || typeof kept !== 'object') return fresh
  const { note, changes } = kept as Partial<TypedDraft>
  if (typeof note !== 'string' || !Array.isArray(changes)) return fresh
  const isWhole = (one: TypedChange) =>
    ruleIds.some((id) => id === one.id) &&
    rowStatuses.some((status) => status === one.status) &&
    fieldsOf(one.id).every(({ path }) => typeof one.numbers?.[path] === 'string')
  return changes.every(isWhole) ? { note, changes } : fresh
}

/** A number's own problem, or null. */
export function numberProblem(id: RuleId, path: string, typed: string): string | null {
  const field = fieldsOf(id).find((one) => one.path === path)!
  const { least, most, unit } = field
  const isFine = /^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most
  return isFine ? null : `应在 ${least} 到 ${most} ${unit}之间`
}

/** What stands in the button's place until all is there. */
export function changeProblem({ id, numbers, validFrom, validTo, source }: TypedChange): string | null {
  const wrong = fieldsOf(id).filter(({ path }) => numberProblem(id, path, numbers[path] ?? ''))
  if (wrong.length) return `还有 ${wrong.length} 个数要改`
  if (validTo && validTo < validFrom) return '请改日期'
  if (!source.trim()) return '请写明依据'
  return lengthOf(source) > LONGEST ? '依据太长' : null
}

export function draftProblem({ note, changes }: TypedDraft): string | null {
  if (!changes.length) return '还没有改规则'
  if (!note.trim()) return '请写明为什么要改'
  return lengthOf(note) > LONGEST ? '说明太长' : null
}

/** 'groupMeeting.times': 1 → { groupMeeting: { times: 1 } } */
function valueFrom(numbers: Record<string, string>): object {
  const value: Record<string, unknown> = {}
  Object.entries(numbers).forEach(([path, typed]) => {
    const [first, second] = path.split('.')
    if (second === undefined) value[first!] = Number(typed)
    else value[first!] = { ...(value[first!] as object), [second]: Number(typed) }
  })
  return value
}

/** The server checks every number against its rule once more. */
export const sentFrom = ({ id, numbers, validFrom, validTo, source, status }: TypedChange) =>
  ({
    ...{ id, value: valueFrom(numbers), validFrom, source: source.trim(), status },
    ...(validTo && { validTo }),
  }) as Sent
