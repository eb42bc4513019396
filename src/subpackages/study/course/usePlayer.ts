import { useEffect, useRef, useState } from 'react'
import { type Listening, neighbourOf, useListening } from '../../../lib/listening'
import * as listening from '../../../lib/listening'
import type { Course } from '../../../lib/openedCourses'
import { type Place, placeToResume } from '../../../lib/positions'

export interface Player extends Place {
  step: Listening['step']
  problem: string | null
  toggle: () => void
  seekTo: (position: number) => void
  skip: (seconds: number) => void
  goBy: (step: 1 | -1) => void
  goTo: (track: number) => void
}

const whole = (state: Listening) => state

/** The course of this page in the one player; until it is played here, where one would go on. */
export function usePlayer(course: Course, plays: boolean): Player {
  const state = useListening(whole)
  const isMine = state.course?.id === course.id && state.course.version === course.version
  const [place, setPlace] = useState(() =>
    isMine ? { track: state.track, position: state.position } : placeToResume(course),
  )
  const { track, position } = isMine ? state : place

  // closed meanwhile, or another course plays: here one goes on where it was
  const [wasMine, setWasMine] = useState(isMine)
  if (wasMine !== isMine) {
    setWasMine(isMine)
    if (!isMine) setPlace(placeToResume(course))
  }

  const begin = (from: Place) => listening.choose(course, from)
  const begun = useRef(!plays || course.tracks[track]?.media !== 'audio')
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    if (!isMine) listening.choose(course, place)
    else if (state.step === 'paused') listening.play()
  }, [course, place, isMine, state.step])

  const seekTo = (to: number) => (isMine ? listening.seekTo(to) : setPlace({ track, position: Math.max(0, to) }))
  return {
    track,
    position,
    step: isMine ? state.step : 'paused',
    problem: isMine ? state.problem : null,
    toggle: () => (isMine ? listening.toggle() : begin(place)),
    seekTo,
    skip: (seconds) => seekTo(position + seconds),
    goBy: (step) =>
      isMine ? listening.goBy(step) : begin({ track: neighbourOf(course.tracks, track, step) ?? track, position: 0 }),
    goTo: (to) => begin({ track: to, position: 0 }),
  }
}
