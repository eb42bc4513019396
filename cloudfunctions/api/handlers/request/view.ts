import type { StopRequest } from '../../../shared/documents'

/** Only what the contract promises leaves. */
export const requestViewOf = (request: StopRequest) => ({ ...request, id: request._id })
