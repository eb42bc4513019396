import { ask, type Area } from './api'
import { h, table, time } from './dom'

interface Outbox {
  messages: {
    at: number
    openid: string
    templateId: string
    page: string
    data: Record<string, { value: string }>
    functionName: string
  }[]
  consents: { openid: string; templateId: string; left: number }[]
}

const SHOWN = 100

export const outbox: Area = {
  title: 'Outbox',
  count: (state) => state.counts.outbox,
  async draw(place) {
    const { messages, consents } = await ask<Outbox>('outbox')
    const cards = messages.slice(0, SHOWN).map(drawMessage)
    const empty = h('p', { class: 'muted' }, 'No message has been sent.')
    place.append(h('section', { class: 'cards' }, cards.length ? cards : empty))
    const rows = consents
      .filter(({ left }) => left > 0)
      .map(({ openid, templateId, left }) => ({ cells: [openid, templateId, left] }))
    const heads = [{ title: 'Who' }, { title: 'Template' }, { title: 'Messages left', number: true }]
    const list = rows.length
      ? table(heads, rows.slice(0, SHOWN))
      : h('p', { class: 'muted' }, 'Nobody has given consent.')
    place.append(h('section', { class: 'sheet' }, h('h2', {}, 'Consents'), list))
  },
}

const drawMessage = ({ at, openid, templateId, page, data, functionName }: Outbox['messages'][number]) =>
  h(
    'article',
    { class: 'sheet' },
    h('div', { class: 'muted' }, `${time(at)} · ${functionName}`),
    h('h2', {}, openid),
    h('div', { class: 'muted code' }, `${templateId} · ${page || 'no page'}`),
    h(
      'dl',
      { class: 'fields' },
      Object.entries(data).flatMap(([field, { value }]) => [h('dt', {}, field), h('dd', {}, value)]),
    ),
  )
