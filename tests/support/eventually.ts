const LOOKS_MS = 50

/**
 * Looks again until the check passes. What a tap sets off ends when it ends, and machines differ threefold in speed:
 * so many seconds only bound the waiting in vain.
 */
export async function eventually(check: () => unknown, seconds = 50): Promise<void> {
  for (let looks = (seconds * 1000) / LOOKS_MS; ; looks--) {
    try {
      return void (await check())
    } catch (error) {
      if (looks <= 0) throw error
      await new Promise((resume) => setTimeout(resume, LOOKS_MS))
    }
  }
}

/** The same for what is there or is not. */
export const until = (what: () => unknown) =>
  eventually(async () => {
    if (!(await what())) throw new Error(`waited in vain for ${what}`)
  })
