/** What each number of the rules is called, in which unit it counts, and how far it may be moved by a draft. */
import { type MeetingKind, meetingKinds, meetingNames } from './branchMeetings'
import type { RuleId, RuleRow, Rules, RowStatus } from './rulePack'

export interface RuleNumber {
  name: string
  unit: string
  least: number
  most: number
}

type NumbersOf<V> = { [K in keyof V]: V[K] extends number ? RuleNumber : NumbersOf<V[K]> }

const number = (name: string, unit: string, [least, most]: [number, number]): RuleNumber => ({
  name,
  unit,
  least,
  most,
})

/** Periods are counted from January, so they divide the year. */
export const periodMonths = [1, 2, 3, 4, 6, 12] as const

const meetingNumbers = (kind: MeetingKind) => ({
  everyMonths: number(`${meetingNames[kind]}每几个月`, '个月', [1, 12]),
  times: number(`${meetingNames[kind]}每期`, '次', [1, 12]),
})

/** Bounds keep what a slip of the finger would break: codes that nobody can scan, hours that no clock has. */
export const ruleWords: { [I in RuleId]: { name: string; numbers: NumbersOf<Rules[I]> } } = {
  SI: {
    name: '签到',
    numbers: {
      slotSeconds: number('签到码多久换一次', '秒', [3, 30]),
      acceptBack: number('旧码还认', '次', [1, 12]),
      acceptAhead: number('新码提前认', '次', [0, 3]),
      batchTokens: number('一次取来的码', '个', [24, 240]),
      refillAt: number('剩多少码时再取', '个', [12, 200]),
      opensBeforeMin: number('开始前多久开放', '分钟', [0, 180]),
      lateLimitMin: number('迟到界限', '分钟', [0, 60]),
      rollCallHours: number('散场后还能点名', '小时', [0, 168]),
      signOutMin: number('散场后还能签退', '分钟', [0, 180]),
      offlineHours: number('没有网络时扫的码，多久内要传上来', '小时', [1, 48]),
      offlinePercent: number('补传超过多少就提醒', '%', [1, 100]),
      codeSeconds: number('六位数字码多久换一次', '秒', [15, 120]),
      codeBack: number('旧的数字码还认', '次', [0, 4]),
      codeTries: number('数字码每分钟最多试', '次', [1, 20]),
      codeWrong: number('数字码每场最多错', '次', [3, 50]),
      personalSeconds: number('个人码多久换一次', '秒', [15, 120]),
      personalBack: number('旧的个人码还认', '次', [0, 4]),
      pacedFrom: number('同时到场多少人起错峰', '人', [100, 20000]),
      pacedBack: number('错峰时旧码另外还认', '次', [1, 30]),
      paceTenths: number('错峰留的余量', '成', [10, 30]),
      requestsPerSecond: number('云端每秒能办', '次', [50, 10000]),
      ticketMinutes: number('签到凭条有效', '分钟', [10, 120]),
      correctDays: number('散场后还能更正', '天', [1, 366]),
    },
  },
  LV: {
    name: '请假',
    numbers: {
      meetingAlone: number('支部会议请假，书记一人能批到', '个半学时', [1, 48]),
      classShort: number('培训班请假，组长和班长能批到', '个半学时', [1, 48]),
      classDay: number('培训班请假，班主任能批到', '个半学时', [1, 96]),
      shareNumerator: number('累计请假提醒线（分子）', '', [1, 10]),
      shareDenominator: number('累计请假提醒线（分母）', '', [2, 100]),
      yearFrom: number('一年累计到多少学时，才提醒累计请假', '个半学时', [1, 200]),
    },
  },
  CC: {
    name: '课程',
    numbers: {
      corePercent: number('主线课程至少占', '%', [0, 100]),
      evaluationMin: number('评课满多少份才显示', '份', [3, 50]),
      prepQuestions: number('课前题最多', '道', [1, 5]),
    },
  },
  LS: {
    name: '大讲堂',
    numbers: {
      maxHours: number('一讲最长', '小时', [1, 8]),
      daysAhead: number('最多提前', '天', [7, 366]),
      roundDays: number('同一现场多少天内只去一次', '天', [30, 1100]),
    },
  },
  LH: {
    name: '学时',
    numbers: {
      minutesPerHalfHour: number('多少分钟折半学时', '分钟', [15, 60]),
      lateDeduct: number('迟到扣', '个半学时', [0, 4]),
    },
  },
  CT: {
    name: '分类施教',
    numbers: {
      youthAge: number('青年最大年龄', '岁', [28, 45]),
      newMemberYears: number('转正后算新党员', '年', [0, 5]),
      probationYears: number('预备期', '年', [1, 2]),
      exemptMonths: number('豁免最长', '个月', [1, 24]),
    },
  },
  TD: {
    name: '主题党日',
    numbers: {
      noticeHours: number('至少提前通知', '小时', [0, 168]),
      minMinutes: number('最短', '分钟', [10, 240]),
      maxMinutes: number('最长', '分钟', [60, 720]),
      replyHour: number('前一天几点截止回复', '点', [10, 23]),
      replyMinHours: number('回复至少留', '小时', [0, 48]),
      remindHour: number('前一天几点提醒', '点', [7, 21]),
    },
  },
  MP: {
    name: '月度包',
    numbers: { monthsAhead: number('最早提前几个月发布', '个月', [0, 6]) },
  },
  HM: {
    name: '月度看板',
    numbers: {
      publishByDay: number('每月几日前发布', '日', [1, 31]),
      recordDays: number('散场后写记录', '天', [1, 31]),
      reportDays: number('写好后上报', '天', [1, 31]),
      reviseDays: number('退回后重报', '天', [1, 31]),
    },
  },
  MT: {
    name: '三会一课',
    numbers: Object.fromEntries(meetingKinds.map((kind) => [kind, meetingNumbers(kind)])) as NumbersOf<Rules['MT']>,
  },
  BM: {
    name: '支部会议',
    numbers: {
      minMinutes: number('最短', '分钟', [5, 240]),
      maxMinutes: number('最长', '分钟', [60, 720]),
      yearsBack: number('最多补登几年前的', '年', [0, 5]),
      monthsAhead: number('最多提前几个月安排', '个月', [1, 12]),
    },
  },
  SM: {
    name: '宣讲',
    numbers: {
      gapMinutes: number('两站之间除路程外至少留', '分钟', [0, 240]),
      monthlyLimit: number('没有另填的，每月最多', '站', [1, 31]),
      regionMinimum: number('每个市州每季至少', '站', [0, 10]),
      freeMonthsAhead: number('最多提前几个月填有空的日子', '个月', [1, 12]),
      noveltyMonths: number('去过的支部多久以内算熟面孔', '个月', [0, 36]),
      hourCost: number('派单时一小时路程计', '分', [0, 100]),
      awayCost: number('派单时到自选市州以外计', '分', [0, 100]),
      regionCost: number('派单时一季内再去同一市州计', '分', [0, 100]),
      topicCost: number('派单时主题每靠后一位计', '分', [0, 100]),
      audienceCost: number('派单时再去同一支部计', '分', [0, 100]),
      mixCost: number('派单时巡讲每缺一支必到队伍计', '分', [0, 300]),
    },
  },
}

export const ruleIds = Object.keys(ruleWords) as RuleId[]

export const statusWords: Record<RowStatus, string> = { seen: '已核实', memory: '凭记忆', parameter: '参数' }

/** 'lateLimitMin', 'groupMeeting.times' */
export interface RuleField extends RuleNumber {
  path: string
}

const isNumber = (value: unknown): value is RuleNumber => typeof (value as RuleNumber).least === 'number'

/** In the order of the table above. */
export function fieldsOf(id: RuleId): RuleField[] {
  return Object.entries(ruleWords[id].numbers).flatMap(([path, inner]: [string, RuleNumber | object]): RuleField[] =>
    isNumber(inner)
      ? [{ ...inner, path }]
      : Object.entries(inner as Record<string, RuleNumber>).map(([key, field]) => ({
          ...field,
          path: `${path}.${key}`,
        })),
  )
}

export const numberAt = (value: RuleRow['value'], path: string): number =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value) as number
