/** Cases with what the rules say of them: replayed against every draft, so that no change has an effect that nobody saw. */
import { type HeldMeeting, type MeetingKind, meetingKinds } from './branchMeetings'
import type { RuleId, Rules } from './rulePack'
import { type RuleChecks, ruleChecks } from './ruleChecks'

type Checked = keyof RuleChecks
type ArgsOf = { [F in Checked]: Parameters<RuleChecks[F]>[1] }

/** ids: the rules that it is judged by. */
type FixtureOf<F extends Checked> = {
  [K in F]: { name: string; ids: readonly RuleId[]; fn: K; args: ArgsOf[K]; expected: string }
}[F]
export type RuleFixture = FixtureOf<Checked>

const checks: { [F in Checked]: (rules: Rules, args: ArgsOf[F]) => string } = ruleChecks

export const resultOf = <F extends Checked>({ fn, args }: FixtureOf<F>, rules: Rules): string => checks[fn](rules, args)

const session = { start: '2026-11-05 15:00', end: '2026-11-05 16:30' }
const fixture =
  <F extends Checked>(ids: readonly RuleId[], fn: F) =>
  (name: string, args: ArgsOf[F], expected: string) =>
    ({ name, ids, fn, args, expected }) as RuleFixture

const window = fixture(['SI'], 'window')
const code = fixture(['SI'], 'code')
const codes = fixture(['SI'], 'codes')
const rollCall = fixture(['SI'], 'rollCall')
const signOut = fixture(['SI'], 'signOut')
const offline = fixture(['SI'], 'offline')
const muchOffline = fixture(['SI'], 'muchOffline')
const pacedCode = fixture(['SI'], 'pacedCode')
const pace = fixture(['SI'], 'pace')
const digits = fixture(['SI'], 'digits')
const digitTry = fixture(['SI'], 'digitTry')
const personalCode = fixture(['SI'], 'personalCode')
const pass = fixture(['SI'], 'pass')
const correction = fixture(['SI'], 'correction')
const leaveChain = fixture(['LV'], 'leaveChain')
const leaveShare = fixture(['LV'], 'leaveShare')
const leaveYear = fixture(['LV'], 'leaveYear')
const credit = fixture(['LH'], 'credit')
const core = fixture(['CC'], 'core')
const prep = fixture(['CC'], 'prep')
const evaluation = fixture(['CC'], 'evaluation')
const lecture = fixture(['LS'], 'lecture')
const site = fixture(['LS'], 'site')
const youth = fixture(['CT'], 'youth')
const newMember = fixture(['CT'], 'newMember')
const full = fixture(['CT'], 'full')
const exemption = fixture(['CT'], 'exemption')
const earliest = fixture(['TD'], 'earliest')
const publish = fixture(['TD'], 'publish')
const replyBy = fixture(['TD'], 'replyBy')
const reminder = fixture(['TD'], 'reminder')
const pack = fixture(['MP'], 'pack')
const month = fixture(['HM'], 'month')
const gaps = fixture(['MT'], 'gaps')
const meeting = fixture(['BM'], 'meeting')
const stopGap = fixture(['SM'], 'stopGap')
const monthlyLimit = fixture(['SM'], 'monthlyLimit')
const regionMinimum = fixture(['SM'], 'regionMinimum')
const freeDay = fixture(['SM'], 'freeDay')
const audience = fixture(['SM'], 'audience')
const stopCosts = fixture(['SM'], 'stopCosts')

const now = '2026-11-05 15:00'
const since = '2026-01-01'
const held = { publishedAt: '2026-11-01 09:00', start: '2026-11-05 15:00', end: '2026-11-05 16:30' }
const recorded = { ...held, recordedAt: '2026-11-06 10:00' }
const returned = { ...recorded, reportedAt: '2026-11-06 11:00', returnedAt: '2026-11-07 09:00' }
const group = { id: 'group', name: '第一党小组', since }
const body = { groups: [group], hasCommittee: true, since }
const heldOnce = (kind: MeetingKind): HeldMeeting => ({
  kind,
  day: '2026-01-10',
  ...(kind === 'groupMeeting' && { groupId: group.id }),
})
const morning = '2026-11-05 09:00'

const newborn = [
  '第一季度还没有党员大会的记录，请最晚在3月31日安排',
  '1月还没有支委会的记录，请最晚在1月31日安排',
  '1月还没有第一党小组会议的记录，请最晚在1月31日安排',
  '2026年还没有书记讲党课的记录，请最晚在12月31日安排',
  '2026年还没有组织生活会的记录，请最晚在12月31日安排',
].join('；')

export const ruleFixtures: readonly RuleFixture[] = [
  window('15 点的活动，签到何时开放、迟到、结束', session, '14:30 开放，15:10 以后算迟到，16:30 结束'),
  code('10 秒前屏幕上的码', { secondsAgo: 10, now }, '可以'),
  code('15 秒前屏幕上的码', { secondsAgo: 15, now }, '不可以'),
  code('5 秒以后的码', { secondsAgo: -5, now }, '可以'),
  code('10 秒以后的码', { secondsAgo: -10, now }, '不可以'),
  codes('活动中一次取来的码', { ...session, now }, '120 个'),
  rollCall('散场整一天时补点名', { ...session, now: '2026-11-06 16:30' }, '可以'),
  rollCall('散场一天多一分钟时补点名', { ...session, now: '2026-11-06 16:31' }, '不可以'),
  signOut('15:00 到 16:30 的活动，何时可以签退', session, '15:00 到 17:00'),
  offline('没有网络时扫的码，整 12 小时后传上来', { scanned: now, now: '2026-11-06 03:00' }, '可以'),
  offline('没有网络时扫的码，过了 12 小时才传上来', { scanned: now, now: '2026-11-06 03:01' }, '不可以'),
  muchOffline('100 人里 5 人补传', { late: 5, all: 100 }, '不提醒'),
  muchOffline('100 人里 6 人补传', { late: 6, all: 100 }, '提醒'),
  pacedCode('错峰的场次，70 秒前的码', { secondsAgo: 80, now }, '可以'),
  pacedCode('错峰的场次，85 秒前的码', { secondsAgo: 85, now }, '不可以'),
  pace('1,500 人同时到场', { expected: 1_500, requests: 1 }, '0 秒'),
  pace('1,501 人同时到场', { expected: 1_501, requests: 1 }, '5 秒'),
  pace('8,467 人同时到场，每人两次请求', { expected: 8_467, requests: 2 }, '45 秒'),
  pace('60,000 人同时到场', { expected: 60_000, requests: 2 }, '70 秒'),
  digits('30 秒前的数字码', { secondsAgo: 30, now }, '可以'),
  digits('31 秒前的数字码', { secondsAgo: 31, now }, '不可以'),
  digitTry('一分钟里输过 4 次，再输', { inMinute: 4, wrong: 4 }, '可以'),
  digitTry('一分钟里输过 5 次，再输', { inMinute: 5, wrong: 5 }, '不可以'),
  digitTry('这一场错过 9 次，再输', { inMinute: 0, wrong: 9 }, '可以'),
  digitTry('这一场错过 10 次，再输', { inMinute: 0, wrong: 10 }, '不可以'),
  personalCode('30 秒前的个人码', { ...session, secondsAgo: 30 }, '可以'),
  personalCode('31 秒前的个人码', { ...session, secondsAgo: 31 }, '不可以'),
  pass('15:00 领的签到凭条，有效到几点', { now }, '16:00 为止'),
  pass('23:30 领的签到凭条，有效到几点', { now: '2026-11-05 23:30' }, '23:59 为止'),
  correction('散场整 30 天时更正', { ...session, now: '2026-12-05 16:30' }, '可以'),
  correction('散场 30 天多一分钟时更正', { ...session, now: '2026-12-05 16:31' }, '不可以'),

  leaveChain('主题党日请假，不论多长', { source: 'themeDay', halfHours: 16 }, '书记批'),
  leaveChain('支部会议请假 4 学时', { source: 'meeting', halfHours: 8 }, '书记批'),
  leaveChain('支部会议请假 4.5 学时', { source: 'meeting', halfHours: 9 }, '书记、组织者批，要销假'),
  leaveChain('培训班请假 4 学时', { source: 'class', halfHours: 8 }, '组长、班长批，要销假'),
  leaveChain('培训班请假 4.5 学时', { source: 'class', halfHours: 9 }, '班长、班主任批，要销假'),
  leaveChain('培训班请假 8 学时', { source: 'class', halfHours: 16 }, '班长、班主任批，要销假'),
  leaveChain('培训班请假 8.5 学时', { source: 'class', halfHours: 17 }, '班主任、组织者批，要销假'),
  leaveShare('28 学时请假 4 学时，刚好七分之一', { leave: 8, total: 56 }, '不提醒'),
  leaveShare('28 学时请假 5 学时', { leave: 10, total: 56 }, '提醒'),
  leaveYear('年初两场共 4 学时，请假一场', { leave: 4, total: 8 }, '不提醒'),
  leaveYear('全年到 13.5 学时，请假 4 学时', { leave: 8, total: 27 }, '不提醒'),
  leaveYear('全年到 14 学时，请假 4 学时', { leave: 8, total: 28 }, '提醒'),
  credit('学习两小时，准时', { start: '2026-11-05 15:00', end: '2026-11-05 17:00', late: false }, '2 学时'),
  credit('学习 89 分钟，准时', { start: '2026-11-05 15:00', end: '2026-11-05 16:29', late: false }, '1 学时'),
  credit('学习两小时，迟到', { start: '2026-11-05 15:00', end: '2026-11-05 17:00', late: true }, '1.5 学时'),

  core('10 学时里主线 5 学时', { core: 300, of: 600 }, '够'),
  core('10 学时里主线 299 分钟', { core: 299, of: 600 }, '不够'),
  prep('课程有五道题，课前用几道', { questions: 5 }, '3 道'),
  evaluation('4 份评课', { answers: 4 }, '不显示'),
  evaluation('5 份评课', { answers: 5 }, '显示'),
  lecture('大讲堂 4 小时', { start: '2026-11-20 09:00', minutes: 240, now }, '可以'),
  lecture('大讲堂 4 小时零 1 分', { start: '2026-11-20 09:00', minutes: 241, now }, '不可以'),
  lecture('安排 180 天后的大讲堂', { start: '2027-05-04 15:00', minutes: 60, now }, '可以'),
  lecture('安排 180 天零 1 分后的大讲堂', { start: '2027-05-04 15:01', minutes: 60, now }, '不可以'),
  site('整 365 天前去过的现场', { visited: '2025-11-05 15:00', start: now }, '去过'),
  site('365 天零 1 分前去过的现场', { visited: '2025-11-05 14:59', start: now }, '没有去过'),

  youth('1990 年 12 月出生，35 岁，是不是青年', { birthMonth: '1990-12', day: '2026-11-05' }, '是'),
  youth('1990 年 11 月出生，刚满 36 岁，是不是青年', { birthMonth: '1990-11', day: '2026-11-05' }, '不是'),
  newMember('转正满一年的前一天，是不是新党员', { stages: { full: '2025-11-06' }, day: '2026-11-05' }, '是'),
  newMember('转正满一年，是不是新党员', { stages: { full: '2025-11-05' }, day: '2026-11-05' }, '不是'),
  full('名册只有入党日期，何时转正', { joined: '2020-07-01', day: '2026-11-05' }, '2021-07-01'),
  exemption('豁免整 12 个月', { from: '2026-11-05', to: '2027-11-05' }, '可以'),
  exemption('豁免 12 个月零一天', { from: '2026-11-05', to: '2027-11-06' }, '不可以'),

  earliest('现在通知，最早何时开', { now: '2026-11-05 09:10' }, '2026-11-05 21:30'),
  publish('提前 12 小时通知', { now: '2026-11-05 03:00', start: '2026-11-05 15:00', minutes: 90 }, '可以'),
  publish('提前不到 12 小时通知', { now: '2026-11-05 03:01', start: '2026-11-05 15:00', minutes: 90 }, '不可以'),
  publish('主题党日 30 分钟', { now: '2026-11-01 09:00', start: '2026-11-05 09:00', minutes: 30 }, '可以'),
  publish('主题党日 29 分钟', { now: '2026-11-01 09:00', start: '2026-11-05 09:00', minutes: 29 }, '不可以'),
  publish('主题党日 8 小时', { now: '2026-11-01 09:00', start: '2026-11-05 09:00', minutes: 480 }, '可以'),
  publish('主题党日 8 小时零 1 分', { now: '2026-11-01 09:00', start: '2026-11-05 09:00', minutes: 481 }, '不可以'),
  replyBy('三天前发布，回复到何时', { published: '2026-11-02 09:00', start: now }, '2026-11-04 20:00'),
  replyBy('前一天 16 点发布，回复到何时', { published: '2026-11-04 16:00', start: now }, '2026-11-04 20:00'),
  replyBy('前一天 16 点以后发布，回复到何时', { published: '2026-11-04 16:01', start: now }, '2026-11-05 15:00'),
  reminder('前一天 9 点，要不要提醒', { published: '2026-11-02 09:00', start: now, now: '2026-11-04 09:00' }, '提醒'),
  reminder(
    '前一天 9 点以前，要不要提醒',
    { published: '2026-11-02 09:00', start: now, now: '2026-11-04 08:59' },
    '不提醒',
  ),

  pack('发布后两个月的月课', { month: '2027-01', now }, '可以'),
  pack('发布后三个月的月课', { month: '2027-02', now }, '不可以'),

  month('到 15 日还没有发布', { month: '2026-11', now: '2026-11-15 23:59' }, '没有逾期'),
  month('到 16 日还没有发布', { month: '2026-11', now: '2026-11-16 00:00' }, '逾期，没有发布'),
  month('散场第 5 天没有记录', { month: '2026-11', now: '2026-11-10 23:59', ...held }, '没有逾期'),
  month('散场第 6 天没有记录', { month: '2026-11', now: '2026-11-11 00:00', ...held }, '逾期，没有写记录'),
  month('写好第 5 天没有上报', { month: '2026-11', now: '2026-11-11 23:59', ...recorded }, '没有逾期'),
  month('写好第 6 天没有上报', { month: '2026-11', now: '2026-11-12 00:00', ...recorded }, '逾期，没有上报'),
  month('退回第 5 天没有重报', { month: '2026-11', now: '2026-11-12 23:59', ...returned }, '没有逾期'),
  month('退回第 6 天没有重报', { month: '2026-11', now: '2026-11-13 00:00', ...returned }, '逾期，没有改好重报'),

  gaps('年初成立的支部，一月底还缺什么', { held: [], body, day: '2026-01-31' }, newborn),
  gaps('一月各开过一次，还缺什么', { held: meetingKinds.map(heldOnce), body, day: '2026-01-31' }, '没有缺'),

  meeting('支部会议 15 分钟', { kind: 'memberMeeting', start: now, minutes: 15, now }, '可以'),
  meeting('支部会议 14 分钟', { kind: 'memberMeeting', start: now, minutes: 14, now }, '不可以'),
  meeting('支部会议 8 小时', { kind: 'memberMeeting', start: morning, minutes: 480, now }, '可以'),
  meeting('支部会议 8 小时零 1 分', { kind: 'memberMeeting', start: morning, minutes: 481, now }, '不可以'),
  meeting('补登一年前的会议', { kind: 'memberMeeting', start: '2025-11-05 15:00', minutes: 60, now }, '可以'),
  meeting('补登一年零一天前的会议', { kind: 'memberMeeting', start: '2025-11-04 15:00', minutes: 60, now }, '不可以'),
  meeting('安排三个月后的会议', { kind: 'memberMeeting', start: '2027-02-05 15:00', minutes: 60, now }, '可以'),
  meeting('安排三个月零一天后的会议', { kind: 'memberMeeting', start: '2027-02-06 15:00', minutes: 60, now }, '不可以'),

  stopGap('同一市州两站之间 30 分钟', { minutes: 30, now }, '可以'),
  stopGap('同一市州两站之间 29 分钟', { minutes: 29, now }, '不可以'),
  monthlyLimit('没有填上限的宣讲员，每月最多', { own: null }, '6 站'),
  regionMinimum('一个市州本季没有宣讲', { stops: 0, now }, '差 1 站'),
  regionMinimum('一个市州本季有 1 站宣讲', { stops: 1, now }, '差 0 站'),
  freeDay('填六个月以后有空的日子', { day: '2027-05-31', now }, '可以'),
  freeDay('填七个月以后有空的日子', { day: '2027-06-01', now }, '不可以'),
  audience('整 12 个月前去过的支部', { visited: '2025-11-05 09:00', start: now }, '熟面孔'),
  audience('12 个月零一天前去过的支部', { visited: '2025-11-04 09:00', start: now }, '新面孔'),
  stopCosts(
    '从长沙到衡阳，讲第二个主题，本季去过，巡讲还缺专家',
    { now },
    '路程 37，市州 20，主题 6，听众 30，队伍 60',
  ),
]
