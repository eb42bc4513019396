/** 投诉, 建议, 更正我的信息, 删除我的信息 */
export const complaintKinds = ['complaint', 'suggestion', 'correction', 'deletion'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export const complaintStates = ['open', 'answered'] as const
export type ComplaintState = (typeof complaintStates)[number]
