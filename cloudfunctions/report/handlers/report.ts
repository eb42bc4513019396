import type { report } from '#types/contract/report'
import type { Handlers } from '../../shared/serve'
import { peopleHandlers } from './people'
import { posterHandlers } from './posters'
import { record } from './record'
import { recordBook } from './recordBook'

export const reportHandlers: Handlers<typeof report> = {
  ...peopleHandlers,
  ...posterHandlers,
  'report.record': record,
  'report.recordBook': recordBook,
}
