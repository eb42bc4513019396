import type { LeaveKind } from '#domain/leave'
import type { IconName } from '../../../components/Icon'

export const kindIcons: Record<LeaveKind, IconName> = {
  onDuty: 'traffic-cone',
  sick: 'heart-pulse',
  personal: 'house',
  official: 'briefcase',
}

/** What people at toll stations and in offices say, so that a tap is enough. */
export const reasons: Record<LeaveKind, readonly string[]> = {
  onDuty: ['当班，找不到人替换', '刚下夜班，需要休息', '临时加班保通'],
  sick: ['身体不适，需要休息', '去医院看病、检查', '住院，或出院后休养'],
  personal: ['家里有老人或孩子要照顾', '家里有急事要处理', '人在外地，赶不回来'],
  official: ['单位安排出差', '参加上级的会议或培训', '处理突发情况'],
}
