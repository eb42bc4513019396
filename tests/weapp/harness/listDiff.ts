// j-component 1.4.10 puts list items in the wrong order when keyed items move or are inserted before others
// (8 of 15 random runs). This replaces its tree diff with a plain one that keeps DOM and WXML in step.
import diff from 'j-component/src/render/diff'
import {
  renderExparserNode,
  updateAttrs,
  updateEvent,
  type ExparserNode,
  type VirtualNode,
} from 'j-component/src/render/render'
import { removeListenerFromElement } from 'miniprogram-exparser'

interface Pair {
  child: VirtualNode
  /** The node that is already on the screen, if this child takes one over. */
  old?: VirtualNode
}

const isText = (node: VirtualNode) =>
  node.componentId === '' && node.tagName === '' && typeof node.content === 'string' && !node.children.length

const isSameElement = (a: VirtualNode, b: VirtualNode) =>
  a.type === b.type && a.componentId === b.componentId && (a.key || '') === (b.key || '')

const isSameKind = (a: VirtualNode, b: VirtualNode) =>
  isText(a) || isText(b) ? isText(a) && isText(b) : isSameElement(a, b)

/** Makes the nodes of `before` look like `after`. */
function update(before: VirtualNode, after: VirtualNode) {
  const node = before.exparserNode
  after.exparserNode = node
  node._vt = after

  if (isText(after)) {
    if (after.content !== before.content) node.textContent = after.content ?? ''
    return
  }
  const attrs = diff.diffAttrs(before.attrs, after.attrs)
  if (attrs) updateAttrs(node, attrs)
  replaceEvents(node, before, after)
  replaceChildren(node, before, after)
}

const fingerprint = ({ event }: VirtualNode) =>
  Object.entries(event)
    .map(([key, bound]) => [key, bound.name, bound.isCapture, bound.isMutated, bound.isCatch, bound.handler].join())
    .sort()
    .join(';')

function replaceEvents(node: ExparserNode, before: VirtualNode, after: VirtualNode) {
  if (fingerprint(before) === fingerprint(after)) {
    after.event = before.event
    return
  }
  for (const { name, id, isCapture } of Object.values(before.event)) {
    removeListenerFromElement(node, name, id, { capture: isCapture })
  }
  updateEvent(node, after.event)
}

function replaceChildren(node: ExparserNode, before: VirtualNode, after: VirtualNode) {
  const pairs = matchChildren(before.children, after.children)
  const kept = new Set(pairs.map(({ old }) => old))
  for (const old of before.children) if (!kept.has(old)) node.removeChild(old.exparserNode)

  pairs.forEach(({ old, child }, index) => {
    if (old) update(old, child)
    else create(child, node)
    const present = node.childNodes[index]
    if (present === child.exparserNode) return
    if (present) node.insertBefore(child.exparserNode, present)
    else node.appendChild(child.exparserNode)
  })
}

function create(child: VirtualNode, parent: ExparserNode) {
  child.exparserNode = renderExparserNode(child, null, parent.ownerShadowRoot ?? parent)
  child.exparserNode._vt = child
}

/** For each new child the old one it takes over, if any: by key, else the next old child without a key. */
function matchChildren(olds: VirtualNode[], children: VirtualNode[]): Pair[] {
  const byKey = new Map<string, VirtualNode>()
  const keyless: VirtualNode[] = []
  for (const old of olds) {
    if (old.key && !byKey.has(old.key)) byKey.set(old.key, old)
    else keyless.push(old)
  }
  return children.map((child) => {
    const old = child.key ? byKey.get(child.key) : keyless.shift()
    if (child.key) byKey.delete(child.key)
    return old && isSameKind(old, child) ? { old, child } : { child }
  })
}

export function repairListDiff() {
  diff.diffVt = update
}
