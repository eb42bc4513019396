/**
 * What an eye would find wrong with a page, measured. Runs in the page as one function, so it looks at nothing outside.
 * A page may scroll downwards, and what is fixed or sticky lies over the rest: layers are compared with themselves only.
 */
export function auditPage(): string[] {
  const SLACK = 1
  const TAP = 44
  interface Box {
    left: number
    right: number
    top: number
    bottom: number
  }
  interface Line extends Box {
    element: Element
    words: string
  }

  const found: string[] = []
  /** Not innerWidth: a phone's browser zooms out until all of a page that is too wide fits. */
  const screen = document.documentElement.clientWidth
  const root = document.querySelector('.yk') ?? document.body
  const visible = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('[aria-busy=true]')
  const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 24)
  const at = ({ left, top, right, bottom }: Box) =>
    `${Math.round(left)},${Math.round(top)}–${Math.round(right)},${Math.round(bottom)}`

  /** Where glyphs are: the box of a line of text is higher than what is drawn, by different amounts per font. */
  function glyphs(rect: DOMRect, fontSize: number): Box {
    const middle = (rect.top + rect.bottom) / 2
    const half = Math.min(rect.height, fontSize) / 2
    return { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half }
  }

  function linesOf(): Line[] {
    const lines: Line[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const words = short(node.textContent ?? '')
      if (!words || !element || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName) || !visible(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const fontSize = parseFloat(getComputedStyle(element).fontSize)
      for (const rect of range.getClientRects()) {
        if (rect.width > 0 && rect.height > 0) lines.push({ element, words, ...glyphs(rect, fontSize) })
      }
    }
    return lines
  }

  const ancestors = (element: Element) => {
    const all: Element[] = []
    for (let at: Element | null = element; at; at = at.parentElement) all.push(at)
    return all
  }
  const layerOf = (element: Element) =>
    ancestors(element).find((one) => /fixed|sticky/.test(getComputedStyle(one).position)) ?? document.body
  const scrollsSideways = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX)

  /** A row of words may scroll sideways, a page may not. */
  const inScroller = (element: Element) =>
    ancestors(element).some((one) => one !== root && root.contains(one) && scrollsSideways(one))
  function overTheEdge({ element, words, ...box }: Line) {
    const beyond = box.left < -SLACK || box.right > screen + SLACK
    if (beyond && !inScroller(element)) found.push(`over the edge: ${words} (${at(box)})`)
  }

  function cutOff({ element, words, ...box }: Line) {
    for (const one of ancestors(element)) {
      if (one === document.body || one === document.documentElement) return
      const { overflowX, overflowY } = getComputedStyle(one)
      const rect = one.getBoundingClientRect()
      const wide = overflowX === 'hidden' && (box.left < rect.left - SLACK || box.right > rect.right + SLACK)
      const high = overflowY === 'hidden' && (box.top < rect.top - SLACK || box.bottom > rect.bottom + SLACK)
      if (wide || high) return void found.push(`cut off: ${words} (${at(box)} in ${at(rect)})`)
      if (/auto|scroll/.test(overflowX + overflowY)) return
    }
  }

  function overlaps(lines: Line[]) {
    const layers = new Map<Element, Line[]>()
    for (const line of lines) {
      const layer = layerOf(line.element)
      layers.set(layer, [...(layers.get(layer) ?? []), line])
    }
    for (const layer of layers.values()) {
      layer.sort((a, b) => a.top - b.top)
      layer.forEach((one, index) => {
        for (let next = index + 1; next < layer.length && layer[next]!.top < one.bottom - SLACK; next++) {
          const other = layer[next]!
          const beside = other.left > one.right - SLACK || other.right < one.left + SLACK
          if (!beside && other.element !== one.element)
            found.push(`overlap: ${one.words} | ${other.words} (${at(one)}, ${at(other)})`)
        }
      })
    }
  }

  const TAPPED = ['button', 'tab', 'radio', 'checkbox', 'switch', 'link'].map((role) => `[role=${role}]`)
  function smallTargets() {
    for (const element of document.querySelectorAll([...TAPPED, 'button', 'input', 'textarea', 'select'].join())) {
      // Taro's h5 parts stand inside each other: what a finger meets is the outermost
      if (!visible(element) || element.parentElement?.closest(TAPPED.join())) continue
      const target = element.closest('.field-box') ?? element
      const { width, height } = target.getBoundingClientRect()
      if (width + 0.5 < TAP || height + 0.5 < TAP) {
        const name = element.getAttribute('aria-label') ?? short(element.textContent ?? '')
        found.push(`small target: ${name || element.className} (${width.toFixed(1)} × ${height.toFixed(1)})`)
      }
    }
  }

  function typed() {
    for (const input of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
      if (!visible(input)) continue
      const words = input.value || input.placeholder
      if (!words) continue
      const style = getComputedStyle(input)
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
      if (input.tagName === 'INPUT' && pen.measureText(words).width > room + SLACK)
        found.push(`cut off in its field: ${words}`)
    }
  }

  const lines = linesOf()
  if (!lines.length) found.push('nothing to read')
  const wider = Math.max(...ancestors(root).map((one) => one.scrollWidth)) - screen
  if (wider > 0) found.push(`the page is ${wider} px too wide`)
  lines.forEach(overTheEdge)
  lines.forEach(cutOff)
  overlaps(lines)
  smallTargets()
  typed()
  return [...new Set(found)]
}
