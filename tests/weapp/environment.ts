import { TestEnvironment } from 'jest-environment-jsdom'
import { lendTo } from '../support/worker'

const fromNode = {
  AbortController,
  AbortSignal,
  ArrayBuffer,
  Blob,
  clearImmediate,
  fetch,
  setImmediate,
  structuredClone,
  TextDecoder,
  TextEncoder,
  Uint8Array,
}

/**
 * A page for the view, and beside it what Node itself has: the local cloud and the SDK run in the same test file, and a
 * Buffer must be a Uint8Array there.
 */
export default class PageBesideNode extends TestEnvironment {
  #takeBack = () => {}

  override async setup(): Promise<void> {
    await super.setup()
    Object.assign(this.global, fromNode)
    this.#takeBack = lendTo(this.global as unknown as typeof globalThis)
  }

  override async teardown(): Promise<void> {
    this.#takeBack()
    await super.teardown()
  }
}
