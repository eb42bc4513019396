/** npm run -s bench: one JSON object, a key per measured thing; counts and ratios, as the local cloud recorded them. */
import { buildFunctions, buildPages } from './build'
import { measureCourses } from './bench/courses'
import { measureMatching } from './bench/matching'
import { measureMonth } from './bench/month'
import { measureNotices } from './bench/notices'
import { measureExport } from './bench/export'
import { measurePackage } from './bench/package'
import { measureRights } from './bench/rights'
import { measureRoster } from './bench/roster'
import { measureShell } from './bench/shell'
import { measureSlice } from './bench/slice'
import { measureStops } from './bench/stops'
import { measureStorm } from './bench/storm'
import { measureToken } from './bench/token'
import { benchLocal } from '../local/bench'

async function main(): Promise<void> {
  await buildFunctions()
  const slice = await measureSlice()
  const roster = await measureRoster()
  await buildPages('weapp')
  const measuredPackage = await measurePackage()
  const result = {
    ...slice,
    roster,
    courses: await measureCourses(),
    export: await measureExport(),
    matching: await measureMatching(),
    month: await measureMonth(),
    notices: await measureNotices(),
    package: measuredPackage,
    shell: await measureShell(measuredPackage),
    rights: await measureRights(),
    stops: await measureStops(),
    storm: await measureStorm(),
    token: await measureToken(),
    local: await benchLocal(),
  }
  console.log(JSON.stringify(result))
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
