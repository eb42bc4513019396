/** Said before anything is asked, and again in 我的: what is kept, who sees it, what is never asked, what one may do. */
export const privacy = {
  kept: '月课记名册上的姓名、出生年月、支部、岗位、职务、发展阶段等，您的回复、请假、签到，和这部手机的微信标识。',
  seen: '只有您自己、支部书记、上级组织者和管理员看得到。',
  never:
    '不要身份证号，不记位置和学习时长。有的活动签到时手机比一比离会场多远，位置不离开手机，不同意也能签。手机号只在您自己愿意给书记看时才记。',
  rights: '在“我的”里随时可以更正、导出、删除自己的信息，也可以退出。按规定要保存的记录不能删。',
}
