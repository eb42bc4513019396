import { measuredBy } from './measuredBy'

const KB = 1024

/** Size of the main package, and what its first screen takes, as the executed mini-program tells. */
export async function measurePackage() {
  const measured = await measuredBy<Record<'main' | 'setData' | 'bytes', number>>('weapp', 'slice', 'home shows')
  return {
    mainKB: Math.ceil(measured.main / KB),
    firstScreenSetData: measured.setData,
    firstScreenKB: Math.ceil((measured.bytes / KB) * 10) / 10,
  }
}
