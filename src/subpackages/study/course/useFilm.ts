import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import { serverNow } from '../../../lib/clock'
import { pause as pauseSound } from '../../../lib/listening'
import { type Course, withPass } from '../../../lib/openedCourses'
import { beginCounting, notePlace } from '../../../lib/positions'
import { seekFilm } from '../../../platform/film'

const LOST = '画面没有取到，请检查网络以后再试一次'

type Link = { url: string; until: number } | { problem: string }

async function linkTo(courseId: string, index: number): Promise<Link> {
  try {
    return await withPass(courseId, (pass) => call('course.link', { pass, of: 'track', index }))
  } catch (error) {
    return { problem: error instanceof AppError && error.code !== 'NETWORK' ? error.message : LOST }
  }
}

/** The address of a film, asked for when it is opened and whenever it has run out. */
function useLink(courseId: string, track: number) {
  const [link, setLink] = useState<Link | null>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let isLatest = true
    void linkTo(courseId, track).then((answer) => isLatest && setLink(answer))
    return () => {
      isLatest = false
    }
  }, [courseId, track, asked])

  function again() {
    setLink(null)
    setAsked(asked + 1)
  }
  /** Run out, or the line is down. */
  function lose() {
    if (link && 'until' in link && serverNow() >= link.until) again()
    else setLink({ problem: LOST })
  }
  return {
    url: link && 'url' in link ? link.url : null,
    problem: link && 'problem' in link ? link.problem : null,
    again,
    lose,
  }
}

/** A film plays on its page alone; where one is in it is kept like that of a sound. */
export function useFilm({ id: courseId }: Course, track: number, resumesAt: number) {
  const [from] = useState(resumesAt)
  const [position, setPosition] = useState(from)
  const [isPlaying, setPlaying] = useState(false)
  const { lose, ...link } = useLink(courseId, track)
  const here = useRef(from)
  const id = `film-${track}`

  const note = useCallback(
    (stops: boolean) => notePlace(courseId, { track, position: here.current }, stops),
    [courseId, track],
  )
  useEffect(() => {
    beginCounting(courseId, { track, position: from })
    return () => note(true)
  }, [courseId, track, from, note])
  useDidHide(() => note(true))

  function move(to: number) {
    here.current = to
    if (Math.floor(to) !== Math.floor(position)) setPosition(to)
  }
  function stop() {
    setPlaying(false)
    note(true)
  }

  return {
    ...{ id, position, isPlaying, ...link },
    onTime(to: number) {
      move(to)
      note(false)
    },
    onPlay() {
      pauseSound()
      setPlaying(true)
    },
    onPause: stop,
    onError() {
      stop()
      lose()
    },
    seekTo(to: number) {
      move(to)
      seekFilm(id, to)
    },
  }
}
