/** On a phone a code is on the screen and nowhere else. */
export interface ShownCode {
  sessionId: string
  title: string
  link: string
}

export function showCode(_code: ShownCode) {}

export function hideCode(_sessionId: string) {}
