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

  EXEMPTION_DAYS: '豁免从今天或以后开始，结束不早于开始，最长 12 个月',
  EXEMPTION_OVERLAPS: '这段时间已有同类豁免，请先结束原来的',
  POST_LEVEL: '这个职务不在这一级组织设置，请换一个组织或职务',
  POST_DAYS: '任期从今天或以后开始，结束不能早于开始，请检查日期',
  POST_HELD: '此人已担任这个职务，不用重复任命',
  POST_LAST: '这是最后一位，请先任命接替的人，再免去这一位',
  CHANGED_MEANWHILE: '刚才有人同时改动了这份资料，请刷新后再试',

  TREE_NAME_TAKEN: '同一上级下已有同名的组织，请换一个名称',
  TREE_OTHER_UNIT: '只能合并到同一单位的另一个支部，请重新选择',
  TREE_NOT_BRANCH: '这项操作只适用于还在的支部，请回到组织树重新选择',
  TREE_SESSION_AHEAD: '支部今天或以后还有活动，请取消，或开完以后第二天再调整',
  TREE_PEOPLE: '所选的人不都在这个支部，请刷新名单后重选',
  TREE_ALL_LEAVE: '不能把全部党员都转走，全部转走请用合并',

  ROTA_PUBLISHED: '其中一个月的主题党日已经发布，主讲人以发布的为准，不能再对调',
  THEME_DAY_STARTED: '活动已经开始，不能取消，请照实结束签到、写好记录',
  RECORD_TOO_EARLY: '活动还没有结束，散场以后再写记录',
  RECORD_REPORTED: '记录已经上报，退回以后才能修改',
  RECORD_NOT_SAVED: '记录还没有保存，请先保存再上报',
  RECORD_INCOMPLETE: '记录还有没填的内容，请按提示补上再上报',
  RECORD_NOT_REPORTED: '这份记录现在不在待验收之列，请刷新后再看',
  MAKEUP_WAS_THERE: '这位同志当天到了，不用补课或送学',
  MAKEUP_DAY: '补课或送学的日期应在活动当天到今天之间',
  TAKE_AWAY_NOT_THERE: '没有您当天的签到记录，心得请在下次参加后再写',
  TAKE_AWAY_FULL: '每次活动最多写三句心得，已经写满',
  MEETING_DAYS: '会议应在同一天内，时长 15 分钟到 8 小时，日期在一年前到三个月后之间',
  MEETING_EXISTS: '这一天已有同类会议，时间地点以已安排的为准',
  MEETING_GROUP: '请选择开会的党小组',

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
  EXPORT_PERIOD: '起止月份应先后排好，最长 12 个月，请重新选择',
  TEMPLATE_BROKEN: '记录模板有误，请改好模板再试',

  ROTA_EMPTY: '支部没有可以轮值的党员，请先核对名册和豁免，或请外面的同志来讲',
  LECTURER_NOT_IN_ROTA: '此人不在轮值名单里，请从名单中另选一位',
  ROTA_SWAP: '只能对调本月和以后已排好的两个不同月份，请重新选择',
  PACK_MONTH: '只能发布本月和以后两个月的月课，请重新选择月份',
  PACK_PAST: '这个月份已经过去，请发布本月或以后的月课',
  PACK_CHANGED: '有人刚刚发布了新的一版，请刷新看过以后再发布',
  PACK_INCOMPLETE: '月课还没有填完整，请按提示补齐后再发布',

  RULE_VERSION: '没有这一版规则包，请返回上一页刷新',
  RULE_VERSION_OLD: '版本号应比现行的一版新，请换一个版本号',
  RULE_VALUES: '规则的数值或起止日期互相矛盾，请检查标出的各项',
  RULE_FIXTURE: '只能重述所改规则的用例，请重新试算后再改',
  RULE_NOT_DRAFT: '这一版已经试算通过或发布，不能再改，请另起草新的一版',
  RULE_NOT_TESTED: '这一版还没有试算通过，请管理员先试算，全部通过才能发布',
  RULE_BASE_OLD: '起草以后另有一版已经发布，请从现行的一版重新起草',
  RULE_SAME_PERSON: '起草人不能自己发布，请另一位集团组织者核对后发布',
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
