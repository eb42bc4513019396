import type { NoticeTemplate } from '#domain/notice'
import { invoke } from './cloud.h5'

/** The local cloud counts the permission as WeChat would; everybody says yes. */
export async function subscribe(wanted: NoticeTemplate[]): Promise<NoticeTemplate[]> {
  const templateIds = wanted.map((template) => process.env.TARO_APP_TEMPLATE_THEME_DAY || template)
  try {
    await invoke('subscribe', { templateIds })
    return wanted
  } catch {
    return []
  }
}
