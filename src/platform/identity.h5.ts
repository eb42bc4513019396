/** The browser has no WeChat identity: the address says who one is (`?as=`), so that two windows can rehearse. */
const KEY = 'yueke.as'

function named(): string | null {
  const asked = new URLSearchParams(window.location.search).get('as')
  if (asked) window.sessionStorage.setItem(KEY, asked)
  return asked ?? window.sessionStorage.getItem(KEY)
}

export const openid = named()
