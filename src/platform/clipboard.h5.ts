/** Not by Taro's twin: that one keeps a second copy in the browser's storage. Browsers allow it on secure pages only. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
