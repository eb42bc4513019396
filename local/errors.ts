const HELP = 'Please check your request, but if the problem persists, contact us.'

/** An error as the cloud answers it: `{code, message, requestId}` with HTTP 200. */
export class WireError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const collectionMissing = () =>
  new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist. ${HELP}`)

export const collectionExists = () =>
  new WireError('DATABASE_REQUEST_FAILED', '[FailedOperation.CreateTable] Table exist')

/** `key` is the shell's spelling of the values, for example `"t1"`. */
export const duplicateKey = (collection: string, index: string, key: string) =>
  refused(
    'Insert',
    `multiple write errors: [{write errors: [{E11000 duplicate key error collection: local.${collection} ` +
      `index: ${index} dup key: { : ${key} }}]}, {<nil>}]`,
  )

export const transactionConflict = () =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${HELP}`,
  )

export const transactionMissing = () =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${HELP}`,
  )

/** The code is unverified on the real cloud; applications match the text. */
export const transactionBusy = () =>
  new WireError('DATABASE_TRANSACTION_FAIL', `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${HELP}`)

/** What the database server itself refuses: `operation` is Insert, Update, Query … */
export const refused = (operation: string, text: string) =>
  new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation.${operation}] ${text}`)

/** The request cannot be read: bad EJSON, a parameter of the wrong type, a name nobody may use. */
export const invalid = (text: string) => new WireError('INVALID_PARAM', `[InvalidParameter] ${text}`)

/** Known to the real cloud, but not here: refused instead of answered wrongly. */
export const unsupported = (name: string) =>
  new WireError('DATABASE_REQUEST_FAILED', `[UnsupportedOperation] ${name} is not supported by the local cloud.`)

/** The real cloud would let it pass; see the README on strict mode. */
export const strictly = (text: string) => new WireError('DATABASE_REQUEST_FAILED', `[StrictMode] ${text}`)
