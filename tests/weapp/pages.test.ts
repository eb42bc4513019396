import path from 'node:path'
import { exercise } from './checkers/exercise'

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
