import type { EvaluationItem } from '#domain/evaluation'

/** What is asked, and what 1 and 5 mean. */
export const items: Record<EvaluationItem, { word: string; low: string; high: string }> = {
  clear: { word: '讲得清楚', low: '没听明白', high: '很清楚' },
  useful: { word: '用得上', low: '用不上', high: '马上能用' },
  arranged: { word: '安排合适', low: '不合适', high: '很合适' },
}
