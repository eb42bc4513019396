/** A place in the organisation tree: ids from the group down to the branch. */
export type OrgPath = readonly string[]

export const orgLevels = ['group', 'unit', 'branch', 'partyGroup'] as const
export type OrgLevel = (typeof orgLevels)[number]

/** A scope names organisations, never people, so its size does not grow with the membership. */
export const isInvited = (orgPath: OrgPath, scope: readonly string[]) => scope.some((org) => orgPath.includes(org))
