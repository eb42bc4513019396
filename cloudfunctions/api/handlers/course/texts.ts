import type { TextPart } from '../../../shared/contentCheck'
import type { CourseDraft } from '../../../shared/documents'

/** Everything that is written in a course, part by part, as its form names the parts. */
export function textsOf({ title, summary, tags, lecturer, body }: CourseDraft): TextPart[] {
  const { tracks, documents, steps, quiz } = body
  const parts = [
    { part: '名称和简介', lines: [title, summary, ...tags, lecturer ?? ''] },
    // one sentence may run over several lines of a transcript
    ...tracks.map((track) => ({
      part: `“${track.title}”的文稿`,
      lines: [track.title, track.cues.map(({ text }) => text).join('')],
    })),
    { part: '文件名', lines: documents.map(({ name }) => name) },
    ...steps.map((step) => ({ part: `步骤“${step.title}”`, lines: [step.title, step.text, step.question] })),
    ...quiz.map(({ text, options }, index) => ({ part: `第 ${index + 1} 道课前题`, lines: [text, ...options] })),
  ]
  return parts
    .map(({ part, lines }) => ({ part, text: lines.filter(Boolean).join('\n') }))
    .filter(({ text }) => text !== '')
}
