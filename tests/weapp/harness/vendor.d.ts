// What the harness uses of packages without types, or whose types would declare WeChat's globals for all our code.

declare module 'miniprogram-simulate' {
  export interface ViewNode {
    readonly dom: HTMLElement
    readonly data: Record<string, unknown>
    /** For attributes: built-ins are empty shells, what the page gave them is in the virtual tree only. */
    readonly _exparserNode: { _vt: import('j-component/src/render/render').VirtualNode }
    querySelector(selector: string): ViewNode | undefined
    querySelectorAll(selector: string): ViewNode[]
    dispatchEvent(type: string, options: { detail: unknown }): void
    setData(data: Record<string, unknown>): void
    toJSON(): TreeNode
  }
  export interface RootView extends ViewNode {
    attach(parent: HTMLElement): void
    detach(): void
  }
  export interface TreeNode {
    tagName: string
    attrs: { name: string; value: unknown }[]
    event: Record<string, { name: string; handler: string }>
    children: (TreeNode | string)[]
  }
  export function load(definition: Record<string, unknown>): void
  export function render(id: string): RootView
}

declare module 'miniprogram-exparser' {
  export function removeListenerFromElement(
    node: import('j-component/src/render/render').ExparserNode,
    name: string,
    id: unknown,
    options: { capture: boolean },
  ): void
}

declare module 'j-component/src/render/render' {
  export interface ExparserNode {
    _vt: VirtualNode
    textContent: string
    childNodes: ExparserNode[]
    ownerShadowRoot?: ExparserNode
    removeChild(child: ExparserNode): void
    appendChild(child: ExparserNode): void
    insertBefore(child: ExparserNode, next: ExparserNode): void
  }
  export interface BoundEvent {
    name: string
    id: unknown
    handler: string
    isCapture: boolean
    isMutated: boolean
    isCatch: boolean
  }
  export interface VirtualNode {
    type: number
    tagName: string
    componentId: string
    key?: string
    content?: string
    attrs: { name: string; value: unknown }[]
    event: Record<string, BoundEvent>
    children: VirtualNode[]
    exparserNode: ExparserNode
  }
  export function updateAttrs(node: ExparserNode, attrs: VirtualNode['attrs']): void
  export function updateEvent(node: ExparserNode, event: VirtualNode['event']): void
  export function renderExparserNode(node: VirtualNode, host: null, root: ExparserNode): ExparserNode
}

declare module 'j-component/src/render/diff' {
  import type { VirtualNode } from 'j-component/src/render/render'

  const diff: {
    diffVt(before: VirtualNode, after: VirtualNode): void
    diffAttrs(before: VirtualNode['attrs'], after: VirtualNode['attrs']): VirtualNode['attrs'] | false
  }
  export default diff
}

declare module 'miniprogram-compiler' {
  /** The body of a function (global, window) that returns path → template. */
  export function wxmlToJs(root: string, options: { maxBuffer: number }): string
}
