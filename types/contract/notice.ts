import * as v from 'valibot'
import { noticeTemplates } from '#domain/notice'
import { action } from './define'

export const notice = {
  /** The member allowed one more message of each of these templates. WeChat counts too; this is our copy of the count. */
  'notice.grant': action({
    allow: 'member',
    input: v.strictObject({
      templates: v.pipe(v.array(v.picklist(noticeTemplates)), v.minLength(1), v.maxLength(3)),
    }),
    output: v.object({ left: v.record(v.picklist(noticeTemplates), v.number()) }),
  }),
}
