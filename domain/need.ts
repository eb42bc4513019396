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

/** 需求调查, 点单 */
export const topicNames: Record<NeedTopic, string> = {
  theory: '理论',
  constitution: '党章党规',
  branchWork: '支部工作',
  service: '收费服务',
  safety: '安全生产',
  rescue: '应急救援',
  law: '法律法规',
  integrity: '廉洁',
  writing: '公文写作',
  digital: '数字技能',
  health: '健康',
  culture: '红色文化',
}

export const MOST_NEEDS = 3
