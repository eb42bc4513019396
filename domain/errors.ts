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
  LEAVE_DECISION_OVER: '活动结束已超过一天，假条不能再审批，名单以现在为准',
  LEAVE_NOT_ASKED: '没有找到这张假条，请刷新后再看',
  LEAVE_ALREADY_PRESENT: '您已经签到，不需要请假',

  ALREADY_BOUND: '这部手机已经认领过身份，换人请先在“我的”里退出',
  INVITE_UNKNOWN: '邀请码不对或已经用过，请向支部书记再要一个',
  INVITE_EXPIRED: '邀请码已过期，请向支部书记再要一个',
  CLAIM_NO_MATCH: '没有对上名册，请核对姓名和出生年月，或向支部书记要邀请码',
  CLAIM_TOO_OFTEN: '试的次数太多了，请明天再试，或向支部书记要邀请码',
  CLAIM_GONE: '这条申请已经处理过了，请刷新名单',
  COMPLAINT_TOO_MANY: '今天已经提交了不少，请等答复，或直接联系管理员',

  ROSTER_PART_MISSING: '名册没有传完，请重新上传',
  ROSTER_NOT_ACCEPTED: '名册还没有检查通过，请先改正标出的各行',
  ROSTER_CHANGED: '名册检查之后又有改动，请重新检查',
  ROSTER_HEADER_MISSING: '没有找到表头，表头应有 所属党委、所在党支部、姓名、人员类别',

  FILE_GONE: '没有找到上传的文件，请重新选择文件上传',
  FILE_TOO_LARGE: '文件超过 5 MB，请只留下名册这一张表再上传',
  SHEET_UNKNOWN: '这不是 xlsx 或 csv 表格，旧版 xls 请另存为 xlsx 再上传',
  SHEET_DAMAGED: '表格已损坏，打不开，请重新另存一份再上传',
  SHEET_PROTECTED: '表格设了密码，请取消密码后再上传',
  SHEET_TOO_LARGE: '表格太大，最多 20000 行、60 列，请删去多余的行列和空白格式',
  EXPORT_TOO_LARGE: '人数超过 20000，请按单位分开导出',
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
