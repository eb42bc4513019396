export interface NavBarProps {
  title?: string
  /** Nothing lies behind a tab. */
  isTab: boolean
}

/** WeChat draws the bar itself; the browser's twin draws one. */
export function NavBar(_props: NavBarProps) {
  return null
}
