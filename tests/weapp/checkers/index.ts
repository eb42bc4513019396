import { syntax, wcc, wcsc, wxml } from './compilers'
import { links, sizes, strays, texts } from './contents'
import { exercise } from './exercise'
import { schema, structure } from './structure'

/** Each says what it finds in a compiled folder. The harness runs it, the others read it. */
export const checkers = {
  wcc,
  wcsc,
  wxml,
  schema,
  structure,
  syntax,
  strays,
  links,
  sizes,
  texts,
  harness: (dist: string) => exercise(dist),
}

export type CheckerName = keyof typeof checkers
export const checkerNames = Object.keys(checkers) as CheckerName[]
