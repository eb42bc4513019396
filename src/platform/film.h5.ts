const filmOf = (id: string) => document.getElementById(id)?.querySelector('video') ?? null

export function seekFilm(id: string, position: number) {
  const film = filmOf(id)
  if (film) film.currentTime = position
}

export const pauseFilm = (id: string) => filmOf(id)?.pause()

export function setFilmSpeed(id: string, speed: number) {
  const film = filmOf(id)
  if (film) film.playbackRate = speed
}
