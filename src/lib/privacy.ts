/** Said before anything is asked, and again in 我的: what is kept, who sees it, what is never asked. */
export const privacy = {
  kept: '月课记名册上的姓名、出生年月、支部、岗位、职务、发展阶段等，您的回复、请假、签到，和这部手机的微信标识。',
  seen: '只有您自己、支部书记、上级组织者和管理员看得到。',
  never: '不要手机号和身份证号，不记位置和学习时长。',
}
