/** Everything the phone may ask the cloud. src imports this as types only; a form imports its own topic's file. */
import type * as v from 'valibot'
import type { ErrorCode } from '#domain/errors'
import { attendance } from './contract/attendance'
import { claim } from './contract/claim'
import { course } from './contract/course'
import { heatMap } from './contract/heatMap'
import { leave } from './contract/leave'
import { lecture } from './contract/lecture'
import { material } from './contract/material'
import { meeting } from './contract/meeting'
import { member } from './contract/member'
import { notice } from './contract/notice'
import { oversight } from './contract/oversight'
import { pack } from './contract/pack'
import { people } from './contract/people'
import { place } from './contract/place'
import { record } from './contract/record'
import { report as files } from './contract/report'
import { request } from './contract/request'
import { roster } from './contract/roster'
import { rota } from './contract/rota'
import { rulePack } from './contract/rulePack'
import { speaker } from './contract/speaker'
import { partner, stop } from './contract/stop'
import { evaluation, need, prep, question } from './contract/study'
import { themeDay } from './contract/themeDay'
import { tour } from './contract/tour'
import { tree } from './contract/tree'

export const api = {
  ...attendance,
  ...claim,
  ...course,
  ...evaluation,
  ...heatMap,
  ...leave,
  ...lecture,
  ...material,
  ...meeting,
  ...member,
  ...need,
  ...notice,
  ...oversight,
  ...pack,
  ...partner,
  ...people,
  ...place,
  ...prep,
  ...question,
  ...record,
  ...request,
  ...roster,
  ...rota,
  ...rulePack,
  ...speaker,
  ...stop,
  ...themeDay,
  ...tour,
  ...tree,
}

/** Files: the function `report`, where the heavy libraries live. */
export const report = { ...files }

/** Whatever is asked of which function. */
export const contract = { ...api, ...report }

type Contract = typeof contract
export type ActionName = keyof Contract
export type Input<A extends ActionName> = v.InferInput<Contract[A]['input']>
export type Output<A extends ActionName> = v.InferOutput<Contract[A]['output']>

export type Reply<T = unknown> = { ok: true; data: T } | { ok: false; code: ErrorCode; message: string }
