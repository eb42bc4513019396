/** 按需施教: what people would like to learn, in two taps (S33). */
export const needTopics = [
  'theory',
  'constitution',
  'branchWork',
  'service',
  'safety',
  'rescue',
  'law',
  'integrity',
  'writing',
  'digital',
  'health',
  'culture',
] as const
export type NeedTopic = (typeof needTopics)[number]

export const MOST_NEEDS = 3
