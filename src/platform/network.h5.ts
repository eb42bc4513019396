/** Tells when the browser is back on a network; answers how to stop. */
export function whenOnline(tell: () => void): () => void {
  window.addEventListener('online', tell)
  return () => window.removeEventListener('online', tell)
}
