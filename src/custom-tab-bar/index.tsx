/** WeChat demands this component; the pages draw the bar. */
export default function CustomTabBar() {
  return null
}
