import type { Output } from '#types/contract'
import type { AppError } from '#domain/errors'
import type { LocalFile } from '../../../platform/file'
import type { Run } from './running'

export type Checked = Output<'roster.check'>
export type Written = Output<'roster.apply'>

/** Where an import is; each step has its screen. */
export type Step =
  /** `again`: the file that only a bad line has kept back. */
  | { at: 'choosing'; problem: string | null; again: LocalFile | null }
  | { at: 'reading'; doing: string }
  | { at: 'checked'; fileName: string; report: Checked }
  /** `stopped`: why nobody is asking for the rest now. */
  | { at: 'writing'; run: Run; written: Written | null; stopped: string | null }
  | { at: 'done'; written: Written }

export const CHOOSING: Step = { at: 'choosing', problem: null, again: null }

/** Worth another try with the same words. */
export const mayPass = ({ code }: AppError) => code === 'NETWORK' || code === 'INTERNAL'
