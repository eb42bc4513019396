import { type ComplaintKind, complaintKinds } from '#domain/oversight'

export const complaintWords: Record<ComplaintKind, string> = {
  complaint: '投诉',
  suggestion: '建议',
  correction: '更正我的信息',
  deletion: '删除我的信息',
}

export const kinds = complaintKinds.map((key) => ({ key, label: complaintWords[key] }))

/** What helps the one who answers. */
export const hints: Record<ComplaintKind, string> = {
  complaint: '什么时候、什么事、希望怎么办',
  suggestion: '哪里不方便，怎样更好',
  correction: '哪一项不对，应该是什么',
  deletion: '要删除哪些信息',
}
