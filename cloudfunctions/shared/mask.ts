/** Whatever an unexpected error carries: no sign-in code, no phone number reaches the log. */
export function withoutSecrets(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(JSON.stringify(error))
  return text.replace(/(?<![\w-])[ab][\w-]{28}(?![\w-])/g, '[code]').replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[phone]')
}
