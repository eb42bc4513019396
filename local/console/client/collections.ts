import { ask, type Area, type State } from './api'
import { attempt, button, h, say } from './dom'

interface Page {
  total: number
  rows: Record<string, unknown>[]
}

const PAGE = 50
let filter = ''
let from = 0
let shown = ''

export const collections: Area = {
  title: 'Collections',
  count: (state) => state.collections.length,
  async draw(place, state, [name]) {
    const chosen = state.collections.find((one) => one.name === name) ?? state.collections[0]
    if (chosen && chosen.name !== shown) [shown, filter, from] = [chosen.name, '', 0]
    const content = chosen ? await drawCollection(chosen) : [h('p', { class: 'muted' }, 'There is no collection yet.')]
    place.append(h('div', { class: 'columns' }, drawList(state, chosen?.name), h('div', {}, ...content)))
  },
}

function drawList({ collections: all }: State, current: string | undefined) {
  const entries = all.map(({ name, count }) =>
    h(
      'li',
      {},
      h(
        'a',
        { href: `#collections/${encodeURIComponent(name)}`, 'aria-current': name === current && 'true' },
        name,
        h('span', { class: 'muted' }, count),
      ),
    ),
  )
  return h('nav', { class: 'sheet', 'aria-label': 'Collections' }, h('ul', { class: 'list' }, entries))
}

async function drawCollection({ name, indexes }: State['collections'][number]) {
  const path = `collections/${encodeURIComponent(name)}`
  const list = h('div')
  async function load() {
    const page = await ask<Page>(`${path}?filter=${encodeURIComponent(filter)}&from=${from}`)
    list.replaceChildren(...drawPage(page, path, load))
  }
  const input = h('input', {
    class: 'wide code',
    value: filter,
    placeholder: '{"branch": "b1"}',
    'aria-label': 'Filter, a JSON query',
  })
  const search = (event: Event) => {
    event.preventDefault()
    ;[filter, from] = [input.value.trim(), 0]
    void attempt(load)
  }
  const bar = h(
    'form',
    { class: 'bar', onsubmit: search },
    ...[input, h('button', { type: 'submit' }, 'Filter')],
    button('New', () => void list.replaceChildren(drawEditor({ _id: '' }, path, load))),
    h('a', { class: 'button', href: `/console/api/${path}/export`, download: `${name}.json` }, 'Export'),
  )
  await load()
  return [h('section', { class: 'sheet' }, h('h2', {}, name), bar, drawIndexes(indexes), list)]
}

function drawIndexes(indexes: State['collections'][number]['indexes']) {
  const texts = indexes.map(({ name, keys, unique }) => {
    const fields = Object.entries(keys).map(([field, direction]) => (direction < 0 ? `${field} descending` : field))
    return `${name} (${fields.join(', ')}${unique ? ', unique' : ''})`
  })
  return h('p', { class: 'muted' }, texts.length ? `Indexes: ${texts.join(' · ')}` : 'No indexes besides _id.')
}

function drawPage({ total, rows }: Page, path: string, load: () => Promise<void>) {
  const turn = (to: number) => () => {
    from = to
    return load()
  }
  const place = total === 0 ? 'No documents.' : `${from + 1}–${from + rows.length} of ${total}`
  const earlier = button('Earlier', turn(Math.max(0, from - PAGE)))
  const later = button('Later', turn(from + PAGE))
  earlier.disabled = from === 0
  later.disabled = from + rows.length >= total
  const lines = rows.map((row) => {
    const { _id, ...rest } = row
    const open = () => void line.replaceWith(drawEditor(row, path, load))
    const line = h(
      'button',
      { type: 'button', class: 'doc', onclick: open },
      h('b', {}, String(_id)),
      ' ',
      JSON.stringify(rest),
    )
    return line
  })
  return [
    h('div', { class: 'bar' }, h('span', { class: 'muted rest' }, place), total > PAGE && [earlier, later]),
    ...lines,
  ]
}

/** Dates are {"$date": …}, so that they are dates again when they are saved. */
function drawEditor(row: Record<string, unknown>, path: string, load: () => Promise<void>) {
  const area = h('textarea', { value: JSON.stringify(row, null, 2), spellcheck: false, 'aria-label': 'Document' })
  const after = async (sentence: string) => {
    say(sentence)
    area.blur()
    await load()
    dispatchEvent(new Event('console-changed'))
  }
  const save = async () => {
    await ask(path, area.value, 'PUT')
    await after('Saved.')
  }
  const remove = async () => {
    if (!confirm(`Delete ${String(row._id)}?`)) return
    await ask(`${path}/${encodeURIComponent(String(row._id))}`, '', 'DELETE')
    await after('Deleted.')
  }
  const buttons = [
    button('Save', save, 'main'),
    button('Close', load),
    row._id ? button('Delete', remove, 'grave') : null,
  ]
  return h('div', {}, area, h('div', { class: 'bar' }, buttons))
}
