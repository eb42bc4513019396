import { ask, type Area, type State } from './api'
import { clock } from './clock'
import { collections } from './collections'
import { attempt, h, time } from './dom'
import { invocations } from './invocations'
import { outbox } from './outbox'
import { storage } from './storage'
import { switches } from './switches'

const AREAS: Record<string, Area> = { collections, invocations, outbox, storage, clock, switches }
const REFRESH_MS = 2000
const main = document.getElementById('main') as HTMLElement
let last = ''

/** Redraws when the address or the cloud has changed; never under somebody's hands. */
async function refresh(force: boolean) {
  const state = await ask<State>('state')
  showClock(state)
  const [name = '', ...names] = location.hash.slice(1).split('/').map(decodeURIComponent)
  const key = Object.hasOwn(AREAS, name) ? name : 'collections'
  const { clock: _, ...rest } = state
  const signature = JSON.stringify([key, names, rest, state.clock.frozen])
  const isEdited = main.querySelector('textarea') ?? document.activeElement?.matches('input, select')
  if (!force && (signature === last || isEdited)) return
  last = signature
  showTabs(key, state)
  const place = h('div')
  await AREAS[key]?.draw(place, state, names)
  main.replaceChildren(place)
}

function showClock({ clock: { now, frozen, offsetMs } }: State) {
  const place = document.getElementById('now')
  if (!place) return
  const why = frozen ? ' · frozen' : offsetMs === 0 ? '' : ' · moved'
  place.textContent = `${time(now)} UTC+8${why}`
  place.className = why ? 'now moved' : 'now'
}

function showTabs(current: string, state: State) {
  const links = Object.entries(AREAS).map(([name, { title, count }]) =>
    h(
      'a',
      { href: `#${name}`, 'aria-current': name === current && 'page' },
      title,
      count && h('small', {}, ` ${count(state)}`),
    ),
  )
  document.getElementById('tabs')?.replaceChildren(...links)
  // On a phone the tabs are wider than the page.
  links.find((link) => link.hasAttribute('aria-current'))?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

addEventListener('hashchange', () => void attempt(() => refresh(true)))
addEventListener('console-changed', () => void attempt(() => refresh(true)))
setInterval(() => document.hidden || void refresh(false).catch(() => undefined), REFRESH_MS)
void attempt(() => refresh(true))
