import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { packFor } from '../../scripts/demo/monthPack'
import { visits } from '../browser/visits'
import { person } from '../support/people'
import { publish } from '../support/themeDay'
import { given, givenPeople, mustCallAs, setClock, useWorld } from '../support/world'
import { exercise } from './checkers/exercise'
import { ANSWERED_LATE, phoneOf } from './opened'

useWorld()

const dist = path.resolve(__dirname, '../../dist/weapp')

test('every page opens while the cloud refuses, within our bars, and its buttons can be tapped', async () => {
  expect(await exercise(dist)).toEqual([])
})

test('every page opens while the network is gone', async () => {
  const cloud = () => {
    throw new Error('timeout')
  }
  expect(await exercise(dist, { cloud })).toEqual([])
})

const MEMBERS = 200
const WAITING = 20

/** Long lists: replies, complaints, claims, and invitations for the audit. */
async function givenLargeBranch(): Promise<string> {
  await givenPeople()
  await given('monthPacks', packFor('2026-11', 0))
  const newcomers = Array.from({ length: MEMBERS }, (_, index) =>
    person(`newcomer${index}`, { bound: index >= WAITING }),
  )
  await given('members', ...newcomers)
  const { sessionId } = await publish()
  const unbound = newcomers.slice(0, WAITING)
  for (const [index, { _id: memberId, name, birthMonth }] of unbound.entries()) {
    const text = '补课在哪里看？支部的同志说在课程里，我没有找到。'
    await mustCallAs(`o-newcomer${WAITING + index}`, 'oversight.complain', {
      requestId: 'r1',
      kind: 'suggestion',
      text,
    })
    await mustCallAs('o-secretary', 'claim.invite', { branchId: 'branch', memberId })
    const openid = index ? `o-phone${index}` : 'o-asked'
    await mustCallAs(openid, 'claim.ask', { way: 'roster', name, birthMonth: birthMonth! })
  }
  return sessionId
}

interface Opened {
  nodes: number
  complaints: string[]
}

/** A page once all that it asked is answered. */
async function open(url: string, who: string): Promise<Opened> {
  let waiting = 0
  const { program } = phoneOf(who, {
    line: async (_, answer) => {
      waiting++
      return answer().finally(() => waiting--)
    },
  })
  const page = await program.launch(url)
  await program.settle(5)
  await page.waitFor(() => waiting === 0)
  await program.settle(5)
  const { nodes } = page.size()
  const complaints = program.audit(ANSWERED_LATE).map((complaint) => `${who}: ${complaint}`)
  program.dispose()
  return { nodes, complaints }
}

test('no page of a large branch is heavy, whoever opens it', async () => {
  const sessionId = await givenLargeBranch()
  const { program } = phoneOf('o-li')
  const opened: Opened[] = []
  for (const name of program.knownPages) {
    for (const { who, query = '', during } of visits[name]!.filter(({ tap }) => !tap)) {
      setClock(during ? '05 15:05:00' : '02 09:00:00')
      opened.push(await open(`/${name}?${query.replace('{session}', sessionId)}`, who))
    }
  }
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([])
  if (!process.env.BENCH_FILE) return
  const maxNodes = Math.max(...opened.map(({ nodes }) => nodes))
  writeFileSync(process.env.BENCH_FILE, JSON.stringify({ pages: program.knownPages.length, maxNodes }))
})
