import type { ReactNode } from 'react'
import { Void } from '../Void'

interface EmptyProps {
  title: string
  text?: string
  /** Because everything is done, not because nothing was planned. */
  full?: boolean
  /** At most one, quiet. */
  action?: ReactNode
}

/** Nothing to do: the moon over the road. */
export function Empty({ full = false, ...words }: EmptyProps) {
  return <Void art={full ? 'art-full' : 'art-moon'} {...words} />
}
