/** One thing drawn: a call of the context with what it was given, or a property that was set. */
export interface Stroke {
  name: string
  args: unknown[]
}

type Context2d = Record<string, unknown>

/** A canvas without pixels: it keeps what was drawn on it, so that a test can read a code module by module. */
export class DrawnCanvas {
  width = 300
  height = 300
  readonly strokes: Stroke[] = []
  private readonly context = recorder(this.strokes)

  getContext() {
    return this.context
  }

  requestAnimationFrame(work: () => void) {
    return setTimeout(work, 0)
  }
}

function recorder(strokes: Stroke[]): Context2d {
  const properties: Context2d = {}
  return new Proxy(properties, {
    set(target, name, value: unknown) {
      target[String(name)] = value
      strokes.push({ name: String(name), args: [value] })
      return true
    },
    get(target, name) {
      if (name in target) return target[String(name)]
      if (name === 'measureText') return (text: string) => ({ width: text.length * 10 })
      return (...args: unknown[]) => void strokes.push({ name: String(name), args })
    },
  })
}
