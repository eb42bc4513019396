/** The scene of a course's poster: `c` and the place's code, at the end of whatever the camera read. */
const SCENE = /(?:^|[/=?])(c[\w-]{8})$/

/** Null for a sign-in code, a payment code and whatever else hangs on a wall. */
export function placeSceneIn(scanned: string): string | null {
  const [, scene] = SCENE.exec(safelyDecoded(scanned.trim())) ?? []
  return scene ?? null
}

/** A stranger's code may hold a % that means nothing. */
function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
