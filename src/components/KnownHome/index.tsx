import { useHome, useMe } from '../../me'

/** What I may do is read from home: opened by a link on a phone that was told nothing yet, it is asked first. */
export function KnownHome() {
  const { home } = useMe()
  return home ? null : <AskHome />
}

function AskHome() {
  useHome()
  return null
}
