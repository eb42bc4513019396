/** That this phone has asked whose it is: without it, a request that was turned down would look as if it was lost. */
import { load, save } from '../platform/storage'

const KEY = 'claim.waited'

export const hasWaited = () => load(KEY) === true
export const rememberWaiting = () => save(KEY, true)
export const forgetWaiting = () => save(KEY, null)
