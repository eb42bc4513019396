import type { RulePack } from './rulePack'

export const currentPack: RulePack = {
  version: '2026.1',
  rows: [
    {
      id: 'SI',
      value: {
        slotSeconds: 5,
        acceptBack: 2,
        acceptAhead: 1,
        batchTokens: 120,
        refillAt: 60,
        opensBeforeMin: 30,
        lateLimitMin: 10,
        rollCallHours: 24,
      },
      validFrom: '2020-01-01',
      source: '本系统设计',
      status: 'parameter',
    },
    {
      id: 'CT',
      value: { youthAge: 35, newMemberYears: 1 },
      validFrom: '2020-01-01',
      source: '全国党员教育培训工作规划；年龄界限未核实',
      status: 'parameter',
    },
    {
      id: 'TD',
      value: { noticeHours: 12, minMinutes: 30, maxMinutes: 480, replyHour: 20, replyMinHours: 4 },
      validFrom: '2020-01-01',
      source: '本系统设计',
      status: 'parameter',
    },
  ],
}
