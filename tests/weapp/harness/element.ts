import type { ViewNode } from 'miniprogram-simulate'
import type { Page } from './page'

/** One element of a page, with the verbs of miniprogram-automator. */
export class Element {
  constructor(
    private readonly page: Page,
    private readonly node: ViewNode,
  ) {}

  get tagName(): string {
    return this.node.dom.tagName.toLowerCase()
  }

  async text(): Promise<string> {
    return this.node.dom.textContent ?? ''
  }

  async attribute(name: string): Promise<unknown> {
    return this.attributeNow(name)
  }

  attributeNow(name: string): unknown {
    // wcc writes names in camel case
    const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    return this.node._exparserNode._vt.attrs.find((attribute) => [name, camel].includes(attribute.name))?.value
  }

  /** Class names, as the page gave them. */
  get classes(): string[] {
    return [...this.node.dom.classList]
  }

  /** A disabled button does not answer; the simulator would let it. */
  async tap() {
    if (!this.attributeNow('disabled')) await this.trigger('tap')
  }

  async input(value: string) {
    await this.trigger('input', { value, cursor: value.length, keyCode: 0 })
  }

  async trigger(type: string, detail: object = {}) {
    this.page.touched = true
    this.node.dispatchEvent(type, { detail })
    await this.page.program.settle()
  }
}
