import { useHome } from '../../../me'
import type { Query } from '../../../lib/useQuery'

/** Who drafts does not release: two posts, and in any case two people. The server judges; this hides what would be refused. */
export function useRuleRights() {
  const home = useHome()
  const offices = home.step === 'ready' ? home.data.me.offices : []
  const isUnknown = home.step === 'loading'
  return {
    mayDraft: offices.some(({ role }) => role === 'administrator'),
    mayRelease: offices.some(({ role }) => role === 'groupOrganiser'),
    /** Drawn once, with its dock. */
    whenKnown: <T>(query: Query<T> & { reload: () => Promise<void> }) =>
      isUnknown ? { step: 'loading' as const, reload: query.reload } : query,
  }
}
