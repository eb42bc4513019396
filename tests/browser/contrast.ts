/** Text too faint to be read on what lies behind it. Runs in the page as one function. */
export function auditContrast(): string[] {
  const LARGE_PX = 24
  type Rgba = [number, number, number, number]
  const found: string[] = []
  const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  function rgba(colour: string): Rgba {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([r, g, b, a]: Rgba, [R, G, B]: Rgba): Rgba => [
    r * a + R * (1 - a),
    g * a + G * (1 - a),
    b * a + B * (1 - a),
    1,
  ]
  const ancestors = (element: Element) => {
    const all: Element[] = []
    for (let at: Element | null = element; at; at = at.parentElement) all.push(at)
    return all
  }
  function groundOf(element: Element): Rgba {
    const layers: Rgba[] = []
    for (const one of ancestors(element)) {
      const colour = rgba(getComputedStyle(one).backgroundColor)
      layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reduceRight((ground, layer) => over(layer, ground), [255, 255, 255, 1] as Rgba)
  }
  function luminance(colour: Rgba) {
    const [red, green, blue] = colour.map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  function faint(element: Element, words: string, style: CSSStyleDeclaration) {
    const ground = groundOf(element)
    const [dark, light] = [luminance(over(rgba(style.color), ground)), luminance(ground)].sort((a, b) => a - b) as [
      number,
      number,
    ]
    const contrast = (light + 0.05) / (dark + 0.05)
    const least = parseFloat(style.fontSize) >= LARGE_PX ? 3 : 4.5
    if (contrast < least) found.push(`contrast ${contrast.toFixed(2)}, at least ${least}: ${words}`)
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = (node.textContent ?? '').trim().slice(0, 24)
    if (!words || !element || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName) || !visible(element)) continue
    faint(element, words, getComputedStyle(element))
  }
  for (const input of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
    const words = input.value || input.placeholder
    if (words && visible(input)) faint(input, words, getComputedStyle(input, input.value ? null : '::placeholder'))
  }
  return [...new Set(found)]
}
