import { ask, type Area, type FullInvocation, type InvocationLine, type Trip } from './api'
import { bytes, h, table, time } from './dom'

const HEADS = [
  { title: 'Time', optional: true },
  { title: 'What' },
  { title: 'Who', optional: true },
  { title: 'Requests', number: true },
  { title: 'Examined', number: true, optional: true },
  { title: 'Reply', number: true, optional: true },
  { title: 'ms', number: true },
  { title: 'Result' },
]

export const invocations: Area = {
  title: 'Invocations',
  count: (state) => state.counts.invocations,
  async draw(place, _state, [id]) {
    const [list, full] = await Promise.all([
      ask<InvocationLine[]>('invocations'),
      id ? ask<FullInvocation | null>(`invocations/${id}`) : null,
    ])
    if (full) place.append(drawOne(full))
    const rows = list.map((one) => ({ cells: cells(one), open: () => void (location.hash = `invocations/${one.id}`) }))
    const content = rows.length ? table(HEADS, rows) : h('p', { class: 'muted' }, 'Nothing has been called yet.')
    place.append(h('section', { class: 'sheet' }, h('h2', {}, 'The last 200'), content))
  },
}

const cells = (one: InvocationLine) => [
  time(one.at).slice(11),
  one.action ? `${one.function} ${one.action}` : one.function,
  one.openid || one.source,
  one.cost.requests,
  one.cost.examined,
  bytes(one.cost.replyBytes),
  Math.round(one.cost.ms),
  h('span', { class: one.code ? 'bad' : 'good' }, one.code ?? 'ok'),
]

function drawOne({ function: name, action, openid, source, at, code, cost, logs }: FullInvocation) {
  const facts = [
    `${time(at)} · ${openid || 'no identity'} · ${source}`,
    `${cost.requests} requests, ${cost.depth} in a row · ${cost.examined} documents examined, ${cost.returned} returned · ` +
      `${bytes(cost.bytesRead)} read, ${bytes(cost.bytesWritten)} written · reply ${bytes(cost.replyBytes)} · ${Math.round(cost.ms)} ms`,
  ]
  return h(
    'section',
    { class: 'sheet' },
    h('h2', {}, action ? `${name} ${action}` : name, code && h('span', { class: 'bad' }, ` ${code}`)),
    facts.map((fact) => h('p', { class: 'muted' }, fact)),
    drawWaterfall(cost.trips, cost.ms),
    cost.written.length > 0 && h('p', {}, 'Written: ', h('code', {}, cost.written.slice(0, 50).join('  '))),
    logs.length > 0 && h('pre', {}, logs.join('\n')),
  )
}

/** When each request began and how long it took, on one common scale. */
function drawWaterfall(trips: Trip[], whole: number) {
  return h(
    'div',
    {},
    trips.map((trip) =>
      h(
        'div',
        {
          class: 'trip',
          title: trip.error ?? `${trip.examined} examined, ${trip.returned} returned, ${bytes(trip.bytes)}`,
        },
        h(
          'span',
          {},
          trip.action.replace('database.', ''),
          trip.collection && h('span', { class: 'muted' }, ` ${trip.collection}`),
        ),
        drawLane(trip, whole),
        h('span', { class: trip.error ? 'bad' : 'muted' }, `${trip.ms.toFixed(1)} ms`),
      ),
    ),
  )
}

function drawLane({ startMs, ms, error }: Trip, whole: number) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  const share = (value: number) => `${Math.min(100, (value / Math.max(whole, 1)) * 100)}%`
  const attributes = {
    x: share(startMs),
    width: share(Math.max(ms, whole / 200)),
    height: '14',
    rx: '3',
    class: error ? 'bad' : '',
  }
  for (const [name, value] of Object.entries(attributes)) bar.setAttribute(name, value)
  svg.append(bar)
  return h('div', { class: 'lane' }, svg)
}
