import type { Category } from '#domain/category'
import type { NeedTopic } from '#domain/need'

export interface Question {
  text: string
  options: readonly string[]
  /** Index into `options`. */
  right: number
}

export interface AudioLesson {
  /** Also the name of its file: media/<id>.mp3. */
  id: string
  kind: 'audio'
  title: string
  summary: string
  /** Invented, like everybody in the demo. */
  lecturer: string
  tags: readonly string[]
  /** Empty: for everybody. */
  audience: readonly Category[]
  core: boolean
  topic: NeedTopic
  /** One cue of the transcript each. */
  sentences: readonly string[]
  quiz: readonly Question[]
}

export interface CaseStep {
  title: string
  text: string
  /** To be talked over before the next step is shown. */
  question: string
}

export interface CaseStudy {
  id: string
  kind: 'case'
  title: string
  summary: string
  tags: readonly string[]
  audience: readonly Category[]
  topic: NeedTopic
  steps: readonly CaseStep[]
}

export interface Slide {
  title: string
  /** Shown and spoken, one cue each. */
  lines: readonly string[]
}

export interface Film {
  /** Also the name of its file: media/<id>.mp4. */
  id: string
  kind: 'film'
  title: string
  summary: string
  tags: readonly string[]
  audience: readonly Category[]
  topic: NeedTopic
  slides: readonly Slide[]
}
