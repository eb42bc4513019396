import { existsSync } from 'node:fs'
import path from 'node:path'
import { load } from 'miniprogram-simulate'
import type { Definition, LogicLayer } from './logic'
import type { MiniProgram } from './miniProgram'
import { nextId } from './page'

const { posix } = path

/** Constructors from the vm context are not the ones the view compares with. */
const OWN_TYPES: Record<string, unknown> = { Number, String, Boolean, Object, Array }
const ownType = (type: unknown) => (typeof type === 'function' ? (OWN_TYPES[type.name] ?? type) : type)

const isTyped = (property: unknown): property is { type: unknown } =>
  typeof property === 'object' && property !== null && 'type' in property

/** Hands the compiled custom components to the simulator, each once. */
export class ComponentLoader {
  /** Path → id in the simulator. */
  private readonly known = new Map<string, string>()

  constructor(
    private readonly program: MiniProgram,
    private readonly logic: LogicLayer,
  ) {}

  /** usingComponents of a page or component, as tag → id. */
  usedBy(owner: string): Record<string, string> {
    const { usingComponents } = this.program.json(owner) as { usingComponents?: Record<string, string> }
    const using = { ...this.program.appJson.usingComponents, ...usingComponents }
    const locate = (target: string) =>
      target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target)
    return Object.fromEntries(Object.entries(using).map(([tag, target]) => [tag, this.idOf(locate(target), tag)]))
  }

  private idOf(name: string, tagName: string): string {
    const known = this.known.get(name)
    if (known) return known
    if (!existsSync(path.join(this.program.root, `${name}.js`))) throw new Error(`component not found: ${name}`)

    this.logic.load(name)
    const definition = this.logic.componentDefinitions.get(name)
    if (!definition) throw new Error(`Component() was not called in ${name}`)

    // A component may use itself, so it is known before its own components are looked up.
    const id = nextId()
    this.known.set(name, id)
    load({
      ...definition,
      id,
      tagName,
      path: name,
      template: this.program.template(`${name}.wxml`),
      usingComponents: this.usedBy(name),
      properties: ownProperties(definition.properties as Definition | undefined),
      data: JSON.parse(JSON.stringify(definition.data ?? {})) as unknown,
      methods: { ...(definition.methods as object) },
      options: { ...(definition.options as object) },
    })
    return id
  }
}

function ownProperties(properties: Definition = {}) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [
      key,
      isTyped(property) ? { ...property, type: ownType(property.type) } : { type: ownType(property) },
    ]),
  )
}
