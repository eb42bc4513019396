export const randomBytes = (length: number) => window.crypto.getRandomValues(new Uint8Array(length))
