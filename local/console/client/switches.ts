import { ask, type Area } from './api'
import { button, h, say } from './dom'

interface Fault {
  kind: string
  share?: number
  [more: string]: unknown
}

interface Switches {
  latency: { ms: number; jitterMs?: number } | null
  requestsPerSecond: number | null
  crashAfter: { requests: number; function?: string } | null
  delivery: { callsTwice: boolean; timersTwice: boolean; timersLateMs: number }
  faults: Fault[]
  openapi: Record<string, number>
  verdict: string | null
  errors: Record<string, string>
}

const KINDS: [string, string, Partial<Fault>][] = [
  ['conflict', 'Transactions meet a conflict', {}],
  ['busy', 'Writes find a document locked', {}],
  ['ended', 'Transactions have ended', {}],
  ['timeout', 'No answer, nothing done', { holdMs: 20_000 }],
  ['replyLost', 'Done, but the answer is lost', {}],
]
const APIS = ['subscribeMessage.send', 'wxacode.getUnlimited', 'security.msgSecCheck', 'phonenumber.getPhoneNumber']

export const switches: Area = {
  title: 'Failures',
  async draw(place) {
    const current = await ask<Switches>('switches')
    place.append(
      h(
        'div',
        { class: 'cards' },
        ...[drawNetwork(current), drawFaults(current), drawDelivery(current), drawOpenApi(current), drawReset()],
      ),
    )
  },
}

async function set(order: object) {
  await ask('switches', order)
  say('Set.')
  dispatchEvent(new Event('console-changed'))
}

const card = (title: string, ...content: Node[]) => h('section', { class: 'sheet' }, h('h2', {}, title), ...content)

const number = (label: string, value: number, act: (value: number) => object, most = 1e6) => {
  const change = (event: Event) =>
    void set(act(Number((event.target as HTMLInputElement).value) || 0)).catch((error: unknown) =>
      say(String(error), true),
    )
  return h(
    'label',
    {},
    label,
    h('input', { type: 'number', min: '0', max: String(most), value: String(value), onchange: change }),
  )
}

const check = (label: string, checked: boolean, act: (on: boolean) => object) =>
  h(
    'label',
    {},
    label,
    h('input', {
      type: 'checkbox',
      checked,
      onchange: (event: Event) => void set(act((event.target as HTMLInputElement).checked)),
    }),
  )

const drawNetwork = ({ latency, requestsPerSecond, crashAfter }: Switches) =>
  card(
    'Network and limits',
    number('Latency of a request, ms', latency?.ms ?? 0, (ms) => ({
      latency: ms ? { ms, jitterMs: latency?.jitterMs ?? 0 } : null,
    })),
    number('Up to so much more, ms', latency?.jitterMs ?? 0, (jitterMs) => ({
      latency: { ms: latency?.ms ?? 0, jitterMs },
    })),
    number('Requests a second, 0: no limit', requestsPerSecond ?? 0, (rate) => ({
      requestsPerSecond: rate || null,
    })),
    number('Crash after request, 0: never', crashAfter?.requests ?? 0, (requests) => ({
      crashAfter: requests ? { requests } : null,
    })),
  )

function drawFaults({ faults }: Switches) {
  const shareOf = (kind: string) => Math.round(100 * (faults.find((one) => one.kind === kind)?.share ?? 0))
  const others = (kind: string) => faults.filter((one) => one.kind !== kind)
  return card(
    'Share of requests that fail, %',
    ...KINDS.map(([kind, label, more]) =>
      number(
        label,
        shareOf(kind),
        (share) => ({ faults: share ? [...others(kind), { kind, share: share / 100, ...more }] : others(kind) }),
        100,
      ),
    ),
  )
}

const drawDelivery = ({ delivery }: Switches) =>
  card(
    'Delivery',
    check('Client calls arrive two times', delivery.callsTwice, (callsTwice) => ({
      delivery: { ...delivery, callsTwice },
    })),
    check('Timers arrive two times', delivery.timersTwice, (timersTwice) => ({
      delivery: { ...delivery, timersTwice },
    })),
    number(
      'Timers come late, ms',
      delivery.timersLateMs,
      (timersLateMs) => ({ delivery: { ...delivery, timersLateMs } }),
      1e9,
    ),
  )

function drawOpenApi({ openapi, verdict, errors }: Switches) {
  const select = (label: string, value: string, options: [string, string][], act: (value: string) => object) => {
    const choices = options.map(([key, text]) => h('option', { value: key, selected: key === value }, text))
    return h(
      'label',
      {},
      label,
      h('select', { onchange: (event: Event) => void set(act((event.target as HTMLSelectElement).value)) }, choices),
    )
  }
  const codes: [string, string][] = [
    ['', 'works'],
    ...Object.entries(errors).map(([code, text]): [string, string] => [code, `${code} ${text}`]),
  ]
  const verdicts: [string, string][] = [
    ['', 'by the words'],
    ['pass', 'pass'],
    ['review', 'review'],
    ['risky', 'risky'],
  ]
  return card(
    'Open interfaces',
    ...APIS.map((api) =>
      select(api, String(openapi[api] ?? ''), codes, (code) => ({
        openapi: { [api]: code === '' ? null : Number(code) },
      })),
    ),
    select('Verdict on texts and media', verdict ?? '', verdicts, (value) => ({ verdict: value || null })),
  )
}

const drawReset = () =>
  card(
    'Reset',
    h(
      'p',
      {},
      'Empties documents, files, outbox, invocations and switches, and sets the clock to real time. Collections and indexes stay.',
    ),
    button(
      'Reset everything',
      async () => {
        if (!confirm('Delete all documents, files and messages?')) return
        await ask('reset', {})
        say('Empty.')
        dispatchEvent(new Event('console-changed'))
      },
      'grave',
    ),
  )
