import type { Home } from '../../../me'
import type { Office } from '../../../pages/home/branchTasks'

/** 支部书记，青枫收费站党支部 */
export function officeWords({ role }: Office, { duties, branch, unit }: Home['me']): string {
  if (role === 'secretary') return `${duties.includes('secretary') ? '支部书记' : '支部副书记'}，${branch}`
  if (role === 'unitOrganiser') return `单位组织者，${unit}`
  if (role === 'tourOffice') return '宣讲办'
  return role === 'groupOrganiser' ? '集团组织者' : '管理员'
}
