import * as v from 'valibot'
import { monthStates } from '#domain/heatMap'
import { action, id, instant, month, ruled } from './define'

const state = v.picklist(monthStates)

/** 月度看板: states in tree order, never a ranking (GR10). A unit sees itself and below. */
export const heatMap = {
  /** Twelve months up to `month`. Of the group: its units with how many branches stand where; of a unit: its branches. */
  'heatMap.get': action({
    allow: { may: 'read', resource: 'acceptance', at: 'org' },
    input: v.strictObject({ orgId: id, month }),
    output: ruled({
      org: v.string(),
      months: v.array(month),
      /** When the clock last brought it up to date; null before the first time. */
      updatedAt: v.nullable(instant),
      units: v.array(
        v.object({
          id,
          name: v.string(),
          branches: v.number(),
          /** By month: how many branches are in which state; what is nobody's is left out. */
          cells: v.array(v.record(state, v.number())),
          /** Branches that need help now. */
          needHelp: v.number(),
        }),
      ),
      branches: v.array(v.object({ id, name: v.string(), cells: v.array(state), help: v.nullable(v.string()) })),
    }),
  }),
}
