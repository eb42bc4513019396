import type { CourseSource } from '../../../lib/openedCourses'
import { placeSceneIn } from '../../../lib/placeScene'

/** As the page was opened: from a list, or by the code of a poster. */
export interface Opening {
  source: CourseSource
  plays: boolean
}

const numberOf = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : undefined)

/** Null for a scene that is none of ours: a code that was damaged. */
export function openingOf(params: Partial<Record<string, string>>): Opening | null {
  const { courseId, scene, version, play } = params
  if (courseId) {
    const source = { by: 'course' as const, courseId: decodeURIComponent(courseId), version: numberOf(version) }
    return { source, plays: play === 'true' }
  }
  const code = placeSceneIn(scene ?? '')?.slice(1)
  return code ? { source: { by: 'place', code }, plays: true } : null
}
