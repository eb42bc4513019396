/** npm run -s bench: one JSON object, a key per measured thing; counts and ratios, as the local cloud recorded them. */
import { buildFunctions, buildPages } from './build'
import { measurePackage } from './bench/package'
import { measureRights } from './bench/rights'
import { measureRoster } from './bench/roster'
import { measureSlice } from './bench/slice'
import { benchLocal } from '../local/bench'

async function main(): Promise<void> {
  await buildFunctions()
  const slice = await measureSlice()
  const roster = await measureRoster()
  await buildPages('weapp')
  const result = {
    ...slice,
    roster,
    package: await measurePackage(),
    rights: await measureRights(),
    local: await benchLocal(),
  }
  console.log(JSON.stringify(result))
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
