type Child = Node | string | number | null | undefined | false
type Properties = Record<string, unknown>

/** An element. Properties named on… are listeners, `class` and those with a dash are attributes, the rest are properties. */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Properties = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener)
    else if (name === 'class' || name.includes('-')) element.setAttribute(name, String(value))
    else Object.assign(element, { [name]: value })
  }
  element.append(
    ...children
      .flat()
      .filter(isShown)
      .map((child) => (child instanceof Node ? child : String(child))),
  )
  return element
}

const isShown = (child: Child): child is Node | string | number =>
  child !== null && child !== undefined && child !== false

/** A table; cells of numbers are aligned right. `optional` columns are left out on a phone. */
export function table(
  heads: { title: string; number?: boolean; optional?: boolean }[],
  rows: { cells: Child[]; open?: () => void }[],
) {
  const classOf = ({ number, optional }: { number?: boolean; optional?: boolean }) =>
    [number && 'number', optional && 'optional'].filter(Boolean).join(' ') || undefined
  const line = ({ cells, open }: { cells: Child[]; open?: () => void }) =>
    h(
      'tr',
      open && { tabIndex: 0, onclick: open, onkeydown: (event: KeyboardEvent) => event.key === 'Enter' && open() },
      cells.map((cell, index) => h('td', { class: classOf(heads[index] ?? { title: '' }) }, cell)),
    )
  const head = h(
    'thead',
    {},
    h(
      'tr',
      {},
      heads.map((one) => h('th', { class: classOf(one), scope: 'col' }, one.title)),
    ),
  )
  return h('div', { class: 'scroll' }, h('table', {}, head, h('tbody', {}, rows.map(line))))
}

/** An instant as the clock in Beijing shows it. */
export const time = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')

export const bytes = (size: number) => (size < 1024 ? `${size} B` : `${(size / 1024).toFixed(1)} KB`)

let hiding: number | undefined

/** Says one sentence at the bottom of the page for a while. */
export function say(text: string, isBad = false) {
  const toast = document.getElementById('toast')
  if (!toast) return
  toast.textContent = text
  toast.className = isBad ? 'toast bad' : 'toast'
  toast.hidden = false
  clearTimeout(hiding)
  hiding = window.setTimeout(() => (toast.hidden = true), 4000)
}

/** A button that does something and tells when it fails. */
export const button = (label: string, act: () => Promise<unknown> | void, className?: string) =>
  h('button', { type: 'button', class: className, onclick: () => void attempt(act) }, label)

export async function attempt(act: () => Promise<unknown> | void) {
  try {
    await act()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true)
  }
}
