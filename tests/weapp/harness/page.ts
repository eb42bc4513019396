import { load, render, type RootView, type TreeNode } from 'miniprogram-simulate'
import { DrawnCanvas } from './canvas'
import { Element } from './element'
import { selectorQuery } from './selectorQuery'
import type { Definition } from './logic'
import type { MiniProgram } from './miniProgram'

type Method = (this: unknown, ...args: unknown[]) => unknown
export type Query = Record<string, string>

/** The object that the page's own code sees as `this`. */
interface Instance extends Definition {
  data: Record<string, unknown>
}

interface Touch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}
type ViewEvent = Record<'type' | 'timeStamp' | 'target' | 'currentTarget' | 'detail', unknown> & {
  touches?: ArrayLike<Touch>
  changedTouches?: ArrayLike<Touch>
}

export interface TreeSize {
  nodes: number
  depth: number
  /** The most children of one element. */
  children: number
}

let lastId = 0
export const nextId = () => `weapp${++lastId}`

/** One open page, with the verbs of miniprogram-automator, so that a spec can later run in WeChat's own tool. */
export class Page {
  readonly instance: Instance
  readonly setDataBytes: number[] = []
  /** True once a test has done something here: what follows is no longer the first screen. */
  touched = false
  /** How many setData calls and bytes it took to show the first screen. */
  readonly first = { setData: 0, bytes: 0 }
  private readonly view: RootView
  private readonly host = document.createElement('div')
  private readonly canvases = new Map<string, DrawnCanvas>()

  constructor(
    readonly program: MiniProgram,
    readonly path: string,
    definition: Definition,
    readonly query: Query,
  ) {
    this.instance = this.makeInstance(definition)
    this.view = this.makeView(definition)
  }

  async $(selector: string): Promise<Element | null> {
    return this.elements(selector)[0] ?? null
  }

  async $$(selector: string): Promise<Element[]> {
    return this.elements(selector)
  }

  elements(selector: string): Element[] {
    return this.view.querySelectorAll(selector).map((node) => new Element(this, node))
  }

  async waitFor(condition: string | (() => unknown)): Promise<void> {
    for (let i = 0; i < 2_000; i++) {
      if (typeof condition === 'string' ? this.elements(condition).length : await condition()) return
      await this.program.settle(5)
    }
    throw new Error(`waited in vain for ${condition} in ${this.path}:\n${this.text()}`)
  }

  async callMethod(name: string, ...args: unknown[]): Promise<unknown> {
    this.touched = true
    const result = this.call(name, ...this.program.adopt(args))
    await this.program.settle()
    return result
  }

  data(): Record<string, unknown> {
    return this.view.data
  }

  text(): string {
    return this.host.textContent ?? ''
  }

  tree(): TreeNode {
    return this.view.toJSON()
  }

  canvas(selector: string): DrawnCanvas {
    const canvas = this.canvases.get(selector) ?? new DrawnCanvas()
    this.canvases.set(selector, canvas)
    return canvas
  }

  size(): TreeSize {
    const size = { nodes: 0, depth: 0, children: 0 }
    const visit = (node: TreeNode | string, depth: number) => {
      if (typeof node === 'string') return
      size.nodes++
      size.depth = Math.max(size.depth, depth)
      size.children = Math.max(size.children, node.children.length)
      for (const child of node.children) visit(child, depth + 1)
    }
    visit(this.tree(), 1)
    return size
  }

  open() {
    document.body.appendChild(this.host)
    this.view.attach(this.host)
    this.call('onLoad', this.instance.options)
    this.call('onShow')
    this.call('onReady')
  }

  show() {
    this.host.style.display = ''
    this.call('onShow')
  }

  hide() {
    this.call('onHide')
    this.host.style.display = 'none'
  }

  close() {
    this.call('onUnload')
    this.view.detach()
    this.host.remove()
  }

  /** Calls a method of the page if it has it. Errors are kept for audit(). */
  private call(name: string, ...args: unknown[]): unknown {
    const method = this.instance[name]
    if (typeof method !== 'function') return undefined
    try {
      return (method as Method).apply(this.instance, args)
    } catch (error) {
      this.program.errors.push(error)
      throw error
    }
  }

  private makeInstance(definition: Definition): Instance {
    const { program } = this
    const own = Object.entries(definition).map(([key, value]) => [
      key,
      typeof value === 'function' ? value : program.adopt(value),
    ])
    const instance: Instance = Object.assign(Object.fromEntries(own) as Definition, {
      route: this.path,
      __route__: this.path,
      is: this.path,
      options: program.adopt(this.query),
      data: program.adopt((definition.data ?? {}) as Record<string, unknown>),
      setData: (data: object, done?: Method) => this.setData(data, done),
      getOpenerEventChannel: () => ({ on() {}, emit() {} }),
      selectComponent: () => null,
      selectAllComponents: () => [],
      createSelectorQuery: () => selectorQuery(this),
    })
    return instance
  }

  /** As on a phone, data crosses to the view as JSON. */
  private setData(data: object, done?: Method) {
    const json = JSON.stringify(data)
    const bytes = Buffer.byteLength(json)
    this.setDataBytes.push(bytes)
    if (!this.touched) {
      this.first.setData++
      this.first.bytes += bytes
    }
    this.view.setData(JSON.parse(json) as Record<string, unknown>)
    this.instance.data = this.view.data
    if (done) void Promise.resolve().then(() => done.call(this.instance))
  }

  private makeView(definition: Definition): RootView {
    const names = Object.keys(definition).filter((name) => typeof definition[name] === 'function')
    const forward = (name: string) => (event: ViewEvent) => this.call(name, this.program.adopt(plainEvent(event)))
    const id = nextId()
    load({
      id,
      tagName: 'wx-page',
      path: this.path,
      template: this.program.template(`${this.path}.wxml`),
      usingComponents: this.program.componentsOf(this.path),
      data: JSON.parse(JSON.stringify(definition.data ?? {})) as unknown,
      methods: Object.fromEntries(names.map((name) => [name, forward(name)])),
      // else the simulator puts a prefix before every class
      options: { classPrefix: '' },
    })
    return render(id)
  }
}

/** Cuts an event down to what WeChat passes to the logic layer. */
function plainEvent(event: ViewEvent) {
  const touches = (list: ArrayLike<Touch> = []) =>
    Array.from(list, ({ identifier, pageX, pageY, clientX, clientY }) => ({
      identifier,
      pageX,
      pageY,
      clientX,
      clientY,
    }))
  const { type, timeStamp, target, currentTarget, detail } = event
  return {
    ...{ type, timeStamp, target, currentTarget, detail },
    touches: touches(event.touches),
    changedTouches: touches(event.changedTouches),
  }
}
