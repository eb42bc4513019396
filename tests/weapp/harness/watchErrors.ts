import vm from 'node:vm'

/** The process itself: jest gives tests a copy, at which nothing arrives. */
const process = vm.runInThisContext('process') as NodeJS.Process

/** Collects what nobody caught and what wcc's templates complain about, until the returned function is called. */
export function watchErrors(errors: unknown[], viewWarnings: string[]): () => void {
  const warn = console.warn
  console.warn = (...args: unknown[]) => {
    const [first] = args
    if (/WXMLRT_/.test(String(first))) viewWarnings.push(String(first))
    else warn.apply(console, args)
  }
  // jest's own listener would fail the test before audit() can say what was found
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (error) => errors.push(error))

  return () => {
    console.warn = warn
    process.removeAllListeners('unhandledRejection')
    for (const other of others) process.on('unhandledRejection', other)
  }
}
