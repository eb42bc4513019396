import { useRouter } from '@tarojs/taro'
import { useMe } from '../../me'

/** The session a page is about, with what home knows of it; null on a phone that was told nothing yet. */
export function useSession() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const { home } = useMe()
  const session = home?.data.sessions.find(({ id }) => id === sessionId) ?? null
  return { sessionId, session }
}
