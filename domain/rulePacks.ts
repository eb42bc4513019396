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
      value: { youthAge: 35, newMemberYears: 1, probationYears: 1, exemptMonths: 12 },
      validFrom: '2020-01-01',
      source: '全国党员教育培训工作规划；年龄界限未核实',
      status: 'parameter',
    },
    {
      id: 'TD',
      value: { noticeHours: 12, minMinutes: 30, maxMinutes: 480, replyHour: 20, replyMinHours: 4, remindHour: 9 },
      validFrom: '2020-01-01',
      source: '本系统设计',
      status: 'parameter',
    },
    {
      id: 'MP',
      value: { monthsAhead: 2 },
      validFrom: '2020-01-01',
      source: '本系统设计',
      status: 'parameter',
    },
    {
      id: 'HM',
      value: { publishByDay: 15, recordDays: 5, reportDays: 5, reviseDays: 5 },
      validFrom: '2020-01-01',
      source: '本系统设计',
      status: 'parameter',
    },
    {
      id: 'MT',
      value: {
        memberMeeting: { everyMonths: 3, times: 1 },
        committeeMeeting: { everyMonths: 1, times: 1 },
        groupMeeting: { everyMonths: 1, times: 1 },
        partyLecture: { everyMonths: 12, times: 1 },
        lifeMeeting: { everyMonths: 12, times: 1 },
      },
      validFrom: '2020-01-01',
      source: '中国共产党支部工作条例第十二条至第十六条；组织生活会据党员教育管理工作条例第十八条；均见于转载',
      status: 'seen',
    },
    {
      id: 'BM',
      value: { minMinutes: 15, maxMinutes: 480, yearsBack: 1, monthsAhead: 3 },
      validFrom: '2020-01-01',
      source: '本系统设计',
      status: 'parameter',
    },
  ],
}
