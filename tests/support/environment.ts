import { TestEnvironment } from 'jest-environment-node'
import { lendTo } from './worker'

/** Node, with what the worker lends. */
export default class LentNode extends TestEnvironment {
  #takeBack = () => {}

  override async setup(): Promise<void> {
    await super.setup()
    this.#takeBack = lendTo(this.global as unknown as typeof globalThis)
  }

  override async teardown(): Promise<void> {
    this.#takeBack()
    await super.teardown()
  }
}
