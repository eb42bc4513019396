import { branchLessons } from './lessonsBranch'
import { conductLessons } from './lessonsConduct'
import { roadLessons } from './lessonsRoad'
import { stationLessons } from './lessonsStation'
import type { AudioLesson } from './types'

export const lessons: readonly AudioLesson[] = [...roadLessons, ...stationLessons, ...branchLessons, ...conductLessons]
