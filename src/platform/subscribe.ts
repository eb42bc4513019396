import Taro from '@tarojs/taro'
import type { NoticeTemplate } from '#domain/notice'

/** WeChat's ids of our templates; without one there is nothing to ask. */
const templateIds: Record<NoticeTemplate, string> = { themeDay: process.env.TARO_APP_TEMPLATE_THEME_DAY }

/** Asks for one message of each; answers those that were allowed. */
export async function subscribe(wanted: NoticeTemplate[]): Promise<NoticeTemplate[]> {
  const known = wanted.filter((template) => templateIds[template])
  if (!known.length) return []
  try {
    const tmplIds = known.map((template) => templateIds[template])
    const answers = new Map<string, unknown>(
      Object.entries(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })),
    )
    return known.filter((template) => answers.get(templateIds[template]) === 'accept')
  } catch {
    return []
  }
}
