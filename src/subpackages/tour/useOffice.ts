import { useMe } from '../../me'

/** Whether I am of the office: the group's organisers only look on. Needs KnownHome on the page. */
export function useOffice(): { isOffice: boolean } {
  const { home } = useMe()
  return { isOffice: home?.data.me.offices.some(({ role }) => role === 'tourOffice') ?? false }
}
