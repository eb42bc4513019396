import type { report } from '#types/contract/report'
import type { Handlers } from '../../shared/serve'
import { peopleHandlers } from './people'
import { record } from './record'
import { recordBook } from './recordBook'

export const reportHandlers: Handlers<typeof report> = {
  ...peopleHandlers,
  'report.record': record,
  'report.recordBook': recordBook,
}
