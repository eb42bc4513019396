import { useState } from 'react'
import type { Course } from '../../../lib/openedCourses'
import { CaseSteps } from './CaseSteps'
import { Contents } from './Contents'
import { Film } from './Film'
import { Listen } from './Listen'
import { Papers } from './Papers'
import { usePlayer } from './usePlayer'

/** What of a course is shown: a track, the steps of a case, or, where there is neither, what one can read. */
export type Shown = { what: 'sound' } | { what: 'film'; track: number } | { what: 'steps' } | { what: 'papers' }

function firstShown({ kind, steps, tracks }: Course, track: number): Shown {
  if (steps.length && (kind === 'case' || !tracks.length)) return { what: 'steps' }
  if (!tracks.length) return { what: 'papers' }
  return tracks[track]?.media === 'video' ? { what: 'film', track } : { what: 'sound' }
}

export interface ViewProps {
  course: Course
  /** Opens the list of what it holds. */
  onContents: () => void
}

export function CourseView({ course, plays }: { course: Course; plays: boolean }) {
  const player = usePlayer(course, plays)
  const [shown, show] = useState(() => firstShown(course, player.track))
  const [isOpen, setOpen] = useState(false)

  function showTrack(track: number) {
    setOpen(false)
    if (course.tracks[track]?.media === 'video') return show({ what: 'film', track })
    show({ what: 'sound' })
    player.goTo(track)
  }
  function showSteps() {
    setOpen(false)
    show({ what: 'steps' })
  }

  const view = { course, onContents: () => setOpen(true) }
  const contents = isOpen && (
    <Contents
      course={course}
      shown={shown}
      track={player.track}
      onTrack={showTrack}
      onSteps={showSteps}
      onClose={() => setOpen(false)}
    />
  )
  if (shown.what === 'film')
    return <Film key={shown.track} {...view} track={shown.track} at={player} contents={contents} />
  if (shown.what === 'steps') return <CaseSteps {...view} contents={contents} onTrack={showTrack} />
  if (shown.what === 'papers') return <Papers {...view} />
  return <Listen {...view} player={player} contents={contents} />
}
