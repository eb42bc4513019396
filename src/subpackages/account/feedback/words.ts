import { type ComplaintKind, complaintKinds } from '#domain/oversight'
import { complaintWords } from '../../../lib/words'

export const kinds = complaintKinds.map((key) => ({ key, label: complaintWords[key] }))

/** What helps the one who answers. */
export const hints: Record<ComplaintKind, string> = {
  complaint: '什么时候、什么事、希望怎么办',
  suggestion: '哪里不方便，怎样更好',
  correction: '哪一项不对，应该是什么',
  deletion: '要删除哪些信息',
}
