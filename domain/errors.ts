/** Code → what the person reads: what happened, and what to do next. */
export const messages = {
  INVALID_INPUT: '填写的内容有误，请检查后重试',
  UNKNOWN_ACTION: '小程序版本过旧，请关闭后重新打开',
  NO_IDENTITY: '没有取得微信身份，请从微信中重新打开',
  NOT_BOUND: '还没有认领党员身份，请联系所在支部书记',
  FORBIDDEN: '您没有权限进行此操作，如有疑问请联系支部书记',
  NOT_FOUND: '内容不存在或已被删除，请返回上一页刷新',
  NETWORK: '网络不畅，内容没有丢，请稍后再试一次',
  INTERNAL: '系统繁忙，请稍后重试',

  SIGN_IN_CODE_EXPIRED: '签到码已更新，请再扫屏幕上现在的码；散场后请支部书记补点名',
  SIGN_IN_CODE_FORGED: '这不是月课的签到码，请扫现场屏幕上的码',
  SIGN_IN_OTHER_SESSION: '这是另一场活动的签到码，请扫描本场的签到码',
  SIGN_IN_NOT_OPEN: '签到还没有开始，开始前 30 分钟开放，到时再扫',
  SIGN_IN_CLOSED: '签到已经结束，如果到了现场，请支部书记补点名',
  SESSION_CANCELLED: '这场活动已取消，请留意新的通知',
  ROLL_CALL_OVER: '点名时间已过，散场一天以后名单不再改动',
  CLOSE_TOO_EARLY: '活动还没有开始，现在不能结束签到',

  THEME_DAY_MONTH: '日期不在所选月份，请重新选择日期',
  THEME_DAY_PAST: '这个月份已经过去，请发布本月或下月的主题党日',
  THEME_DAY_NOTICE_SHORT: '通知时间太短，请选择更晚的时间，让大家来得及安排',
  THEME_DAY_DURATION: '结束时间应在开始之后，同一天内，时长 30 分钟到 8 小时',
  THEME_DAY_PUBLISHED: '本月主题党日已经发布，时间地点以已发布的为准',

  REPLY_CLOSED: '回复时间已过，请直接联系支部书记',
  REPLY_NOT_INVITED: '这场活动没有邀请您所在的支部，不用回复',
  LEAVE_STARTED: '活动已经开始，不能再请假，请联系支部书记说明情况',
  LEAVE_NOT_ASKED: '没有找到这张假条，请刷新后再看',
  LEAVE_ALREADY_PRESENT: '您已经签到，不需要请假',

  ROSTER_PART_MISSING: '名册没有传完，请重新上传',
  ROSTER_NOT_ACCEPTED: '名册还没有检查通过，请先改正标出的各行',
  ROSTER_CHANGED: '名册检查之后又有改动，请重新检查',
} as const

export type ErrorCode = keyof typeof messages

/** A refusal we foresaw; the same class on both ends. Any other exception is a defect. */
export class AppError extends Error {
  override name = 'AppError'

  constructor(
    readonly code: ErrorCode,
    message: string = messages[code],
  ) {
    super(message)
  }
}
