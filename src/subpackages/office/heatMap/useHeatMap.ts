import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { HOUR, monthOf } from '#domain/calendar'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'
import { branchCell, type Cell, unitCell } from './cells'
import { halfBefore, halfOf, monthsOf } from './halves'

type Map = Output<'heatMap.get'>
export type Unit = Map['units'][number]
export type Branch = Map['branches'][number]

/** A unit of the group, or a branch of a unit: the map looks the same. */
export interface Line {
  id: string
  name: string
  /** Short enough to stand beside its months. */
  label: string
  note: string | null
  needsHelp: boolean
  /** By column of the answer. */
  cells: readonly Cell[]
}

/** Records are kept no longer than that. */
const MOST_HALVES_BACK = 9

/** Under a heading of units or branches the word need not stand on every line. */
const labelOf = (name: string, ending: RegExp) => name.replace(ending, '') || name

const linesOf = ({ units, branches }: Map): Line[] => [
  ...units.map(({ id, name, branches: count, cells, needHelp }) => ({
    id,
    name,
    label: labelOf(name, /(分公司)?党委$/),
    note: `${count} 支部`,
    needsHelp: needHelp > 0,
    cells: cells.map(unitCell),
  })),
  ...branches.map(({ id, name, cells, help }) => ({
    id,
    name,
    label: labelOf(name, /党支部$/),
    note: null,
    needsHelp: help !== null,
    cells: cells.map(branchCell),
  })),
]

/** One answer holds two halves, so that every other step asks nothing. */
export function useHeatMap() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const nowMonth = monthOf(useNow(HOUR))
  const newest = halfOf(nowMonth)
  const [back, setBack] = useState(0)
  const [filter, setFilter] = useState<'all' | 'help'>('all')
  const [open, setOpen] = useState<{ id: string; month: string } | null>(null)
  const asked = halfBefore(newest, back - (back % 2))
  const query = useQuery('heatMap.get', { orgId, month: asked })

  if (query.step !== 'ready') return query
  const { data } = query
  const half = halfBefore(newest, back)
  const lines = linesOf(data)
  const needing = lines.filter(({ needsHelp }) => needsHelp)
  return {
    ...query,
    ...data,
    orgId,
    nowMonth,
    half,
    asked,
    /** Months of the half with their columns in the answer. */
    columns: monthsOf(half).map((month) => ({ month, column: data.months.indexOf(month) })),
    lines: filter === 'help' ? needing : lines,
    counts: { all: lines.length, help: needing.length },
    filter,
    setFilter,
    earlier: lines.length && back < MOST_HALVES_BACK ? () => setBack(back + 1) : null,
    later: back ? () => setBack(back - 1) : null,
    drawer: open,
    show: (id: string, month: string) => setOpen({ id, month }),
    close: () => setOpen(null),
  }
}

export type ReadyMap = Extract<ReturnType<typeof useHeatMap>, { step: 'ready' }>
