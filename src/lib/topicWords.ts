import type { NeedTopic } from '#domain/need'

/** 需求调查 */
export const topicWords: Record<NeedTopic, string> = {
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
