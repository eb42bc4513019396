import { evalExpr } from 'mingo/core'
import { $trunc as truncTo } from 'mingo/operators/expression/arithmetic'
import * as dates from 'mingo/operators/expression/date'
import { $toLower, $toUpper } from 'mingo/operators/expression/string'
import type { Options } from 'mingo/types'
import type { Doc } from '../ejson'
import { refused } from '../errors'
import { fieldPaths } from './fieldPaths'
import { compare, equals, isPlainObject } from './values'

type Expression = (document: Doc, expression: unknown, options: Options) => unknown

/** Weeks begin on Sunday; the days before the first one are week 0. mingo counts one too many. */
const $week: Expression = (document, expression, options) => {
  const dayOfYear = dates.$dayOfYear(document, expression, options)
  const dayOfWeek = dates.$dayOfWeek(document, expression, options)
  return Math.floor((dayOfYear + 7 - dayOfWeek) / 7)
}

/** A part of no date is null; mingo throws. */
const orNull =
  (part: Expression): Expression =>
  (document, expression, options) => {
    const isSpecified = isPlainObject(expression) && 'date' in expression
    const date = evalExpr(document, isSpecified ? expression.date : expression, options)
    return date === null || date === undefined ? null : part(document, expression, options)
  }

/** No text is the empty text. */
const textOr =
  (change: Expression): Expression =>
  (document, expression, options) =>
    change(document, expression, options) ?? ''

/** mingo insists on the second argument. */
const $trunc: Expression = (document, expression, options) => {
  const given = Array.isArray(expression) ? (expression as unknown[]) : [expression]
  return truncTo(document, [given[0], given[1] ?? 0], options)
}

/**
 * mingo compares within one type and ignores the order of fields. The server knows one order of all values, in which a
 * missing field comes before null.
 */
const comparison =
  (name: string, answer: (order: number) => unknown): Expression =>
  (document, expression, options) => {
    if (!Array.isArray(expression) || expression.length !== 2) {
      throw refused('Aggregate', `Expression ${name} takes exactly 2 arguments.`)
    }
    const [left, right] = evalExpr(document, expression, options) as unknown[]
    return answer(compare(left, right))
  }

/** Embedded documents are equal only with their fields in the same order. */
const $in: Expression = (document, expression, options) => {
  const [value, list] = evalExpr(document, expression, options) as unknown[]
  if (!Array.isArray(list)) throw refused('Aggregate', '$in requires an array as a second argument')
  return list.some((item) => equals(item, value))
}

/** Replaces mingo's own expressions. */
export const expressions = {
  ...fieldPaths,
  $week: orNull($week),
  $year: orNull(dates.$year),
  $month: orNull(dates.$month),
  $dayOfMonth: orNull(dates.$dayOfMonth),
  $dayOfYear: orNull(dates.$dayOfYear),
  $dayOfWeek: orNull(dates.$dayOfWeek),
  $isoWeek: orNull(dates.$isoWeek),
  $isoWeekYear: orNull(dates.$isoWeekYear),
  $isoDayOfWeek: orNull(dates.$isoDayOfWeek),
  $hour: orNull(dates.$hour),
  $minute: orNull(dates.$minute),
  $second: orNull(dates.$second),
  $millisecond: orNull(dates.$millisecond),
  $toUpper: textOr($toUpper),
  $toLower: textOr($toLower),
  $trunc,
  $in,
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', (order) => order),
}
