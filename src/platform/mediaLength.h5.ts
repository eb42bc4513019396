const PATIENCE_MS = 6_000

export function mediaLength(path: string, media: 'audio' | 'video'): Promise<number | null> {
  const element = document.createElement(media)
  element.preload = 'metadata'
  return new Promise((resolve) => {
    const end = (seconds: number | null) => {
      clearTimeout(patience)
      element.removeAttribute('src')
      resolve(seconds)
    }
    const patience = setTimeout(() => end(null), PATIENCE_MS)
    element.onerror = () => end(null)
    element.onloadedmetadata = () => end(Number.isFinite(element.duration) ? element.duration : null)
    element.src = path
  })
}
