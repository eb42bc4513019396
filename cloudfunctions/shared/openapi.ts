/** WeChat's own services, as far as functions may call them; each function's config.json must list what it calls. */
import cloud from 'wx-server-sdk'

export interface SubscribeMessage {
  touser: string
  templateId: string
  page: string
  /** Field of the approved template → text; WeChat refuses a `thing` above 20 characters. */
  data: Record<string, { value: string }>
}

export type Suggestion = 'pass' | 'review' | 'risky'

/** Version 2, where an answer says how sure it is; 3: what is written for many to read. */
const CHECK = { version: 2, scene: 3 }
const AUDIO = 1

/** Of at most 2,500 characters; its author must have been here within two hours. Throws where there is no answer. */
export async function judgeText(content: string, openid: string): Promise<Suggestion> {
  const { result } = (await cloud.openapi.security.msgSecCheck({ ...CHECK, content, openid })) as Judged
  return result.suggest
}

/** Has a sound listened to. The verdict comes later, to `timer`, under the trace id that this answers with. */
export async function judgeSound(mediaUrl: string, openid: string): Promise<string> {
  const asked = { ...CHECK, mediaUrl, mediaType: AUDIO, openid }
  const { traceId } = (await cloud.openapi.security.mediaCheckAsync(asked)) as { traceId: string }
  return traceId
}

/** 小程序码 of any number. page: of the app, without a leading slash; scene: at most 32 of the characters that WeChat allows. */
export async function miniCode(page: string, scene: string, width: number): Promise<Buffer> {
  const { buffer } = (await cloud.openapi.wxacode.getUnlimited({ page, scene, width })) as { buffer: Buffer }
  return buffer
}

interface Judged {
  result: { suggest: Suggestion }
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
