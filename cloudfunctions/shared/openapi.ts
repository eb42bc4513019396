/** WeChat's own services, as far as functions may call them; each function's config.json must list what it calls. */
import cloud from 'wx-server-sdk'

export interface SubscribeMessage {
  touser: string
  templateId: string
  page: string
  /** Field of the approved template → text; WeChat refuses a `thing` above 20 characters. */
  data: Record<string, { value: string }>
}

/** 0, or WeChat's code: 43101 no permission left, 45009 too often. Never throws for a refusal. */
export async function sendSubscribeMessage(message: SubscribeMessage): Promise<number> {
  try {
    await cloud.openapi.subscribeMessage.send({ ...message, miniprogramState: 'formal', lang: 'zh_CN' })
    return 0
  } catch (error) {
    const code = (error as { errCode?: unknown }).errCode
    if (typeof code === 'number') return code
    throw error
  }
}
