import type { Running } from '../invocations'
import type { Arguments } from './arguments'
import { drawCode } from './codes'
import type { OpenApi } from './index'
import type { Subscriptions } from './messages'
import { checkImage, checkText } from './moderation'

/** One open interface: the fields of its answer, or a picture. Throws ApiError. */
export type Stub = (args: Arguments, running: Running | undefined) => object | Buffer

export interface StubParts {
  api: OpenApi
  subscriptions: Subscriptions
  /** Whether this person was here within two hours. */
  isRecent: (openid: string) => boolean
  exchange: (code: string) => object
  queue: (args: Arguments) => object
}

export const createStubs = ({ api, subscriptions, isRecent, exchange, queue }: StubParts): Record<string, Stub> => ({
  'subscribeMessage.send': (args, running) => subscriptions.send(args, running?.function ?? ''),
  'wxacode.getUnlimited': (args) => drawCode(args, api.codes),
  'security.msgSecCheck': (args) => checkText(args, api.moderation, isRecent),
  'security.imgSecCheck': (args) => checkImage(args, api.moderation),
  'security.mediaCheckAsync': (args) => queue(args),
  'phonenumber.getPhoneNumber': (args) => exchange(args.mustBeText('code')),
})
