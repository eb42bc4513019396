/** A browser has its own gesture: it loads the page anew. */
export function usePullDown(_refresh: () => Promise<void>) {}
