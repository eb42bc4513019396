import { report } from '#types/contract'
import { serve } from '../shared/serve'
import { reportHandlers } from './handlers/report'

/** Whatever is a file: the heavy libraries live only here. */
export const main = serve(report, { ...reportHandlers })
