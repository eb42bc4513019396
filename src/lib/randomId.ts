import { randomBytes } from '../platform/randomBytes'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const LENGTH = 22

/** A name that nobody else makes up: 132 bits in letters that travel everywhere. */
export const randomId = () => Array.from(randomBytes(LENGTH), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')
