/** 评课 that was given on this phone: home does not ask for it again. */
import { load, save } from '../platform/storage'

const KEY = 'evaluated'

export const hasEvaluated = (sessionId: string) => load(KEY) === sessionId
export const rememberEvaluated = (sessionId: string) => save(KEY, sessionId)
