import { shortDay, timeOf } from '#domain/calendar'
import { kindWords } from '../../lib/words'
import type { OwnSession } from '../../me'

/** What a forwarded home shows in a chat; whoever opens it finds the same session on his own home. */
export const cardOf = (session: Pick<OwnSession, 'id' | 'kind' | 'title' | 'start'> | null) =>
  session
    ? {
        title: `${shortDay(session.start)} ${timeOf(session.start)} ${kindWords[session.kind]}：${session.title}`,
        path: `pages/home/index?sessionId=${encodeURIComponent(session.id)}`,
      }
    : { title: '月课', path: 'pages/home/index' }
