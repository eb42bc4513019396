import { dayOf } from '#domain/calendar'
import { useMadeFile } from '../../../lib/useMadeFile'
import { kindWords } from '../../../lib/words'
import type { RecordView } from './draft'

/** The record as a document. */
export function useDocument(sessionId: string, { session, branch }: RecordView) {
  const { busy, make } = useMadeFile('report.record')
  const name = `${branch}${dayOf(session.start)}${kindWords[session.kind]}记录.docx`
  return { busy, make: () => make({ sessionId }, name) }
}
