import { ask, type Area } from './api'
import { button, h, say, time } from './dom'

const STEPS: [string, number][] = [
  ['+1 minute', 60_000],
  ['+5 minutes', 300_000],
  ['+1 hour', 3_600_000],
  ['+1 day', 86_400_000],
  ['+7 days', 604_800_000],
]

export const clock: Area = {
  title: 'Clock',
  async draw(place, state) {
    const { now, frozen } = state.clock
    const at = h('input', {
      type: 'datetime-local',
      step: 1,
      value: time(now).replace(' ', 'T'),
      'aria-label': 'Time in Beijing',
    })
    const freezeAt = () => move({ freeze: Date.parse(`${at.value}+08:00`) }, 'Frozen.')
    place.append(
      h(
        'section',
        { class: 'sheet' },
        ...[h('h2', {}, 'Clock'), h('p', {}, 'Functions, the database and timers follow it. Timeouts do not.')],
        h('div', { class: 'bar' }, at, button('Freeze here', freezeAt, 'main')),
        h(
          'div',
          { class: 'bar' },
          STEPS.map(([label, ms]) => button(label, () => move({ advance: ms }, `${label}.`))),
        ),
        h(
          'div',
          { class: 'bar' },
          !frozen && button('Freeze now', () => move({ freeze: true }, 'Frozen.')),
          button('Back to real time', () => move({ release: true }, 'Real time.')),
        ),
      ),
      drawTimers(state.functions),
    )
  },
}

function drawTimers(functions: { name: string; timer: string | null }[]) {
  const timers = functions.filter(({ timer }) => timer !== null)
  const lines = timers.map(({ name, timer }) =>
    h(
      'div',
      { class: 'bar' },
      h('span', { class: 'rest' }, name, ' ', h('code', { class: 'muted' }, timer)),
      button('Run now', () => move({ runTimers: name }, `${name} has run.`)),
    ),
  )
  const all =
    timers.length > 1 && button('Run all timers now', () => move({ runTimers: true }, 'All timers have run.'), 'main')
  const content = lines.length ? [...lines, all] : [h('p', { class: 'muted' }, 'No function has a timer.')]
  return h('section', { class: 'sheet' }, h('h2', {}, 'Timers'), ...content)
}

async function move(order: object, sentence: string) {
  await ask('clock', order)
  say(sentence)
  dispatchEvent(new Event('console-changed'))
}
