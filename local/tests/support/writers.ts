import { writeSync } from 'node:fs'
import { openDatabase } from '../../engine/index'

/**
 * A program to be killed: four writers commit transactions of two inserts and one count, each commit acknowledged by a
 * line `writer:number` on standard output once it was answered.
 */
const [data = '', compactBytes] = process.argv.slice(2)

async function main(): Promise<void> {
  const declarations = { collections: { rows: {} } }
  const database = await openDatabase({ data, declarations, compactBytes: Number(compactBytes) })
  const trip = () => ({
    ...{ invocation: 'w', now: 0, examined: 0, keys: 0, returned: 0, bytesRead: 0, bytesWritten: 0 },
    written: [],
  })
  const perform = (action: string, params: object) =>
    database.perform(`database.${action}`, { collectionName: 'rows', ...params }, trip())

  async function write(writer: number): Promise<never> {
    const counter = database.rows('rows').find(({ _id }) => _id === `count-${writer}`)
    if (!counter) await database.put('rows', { _id: `count-${writer}`, n: 0 })
    for (let n = Number(counter?.n ?? 0) + 1; ; n++) {
      const { transactionId } = await perform('startTransaction', {})
      const documents = ['a', 'b'].map((half) =>
        JSON.stringify({ _id: `${writer}-${n}-${half}`, text: 'x'.repeat(50) }),
      )
      await perform('insertDocument', { data: documents, transactionId })
      const inc = { query: `{"_id":"count-${writer}"}`, data: '{"$inc":{"n":1}}', merge: true, queryType: 'DOC' }
      await perform('modifyDocument', { ...inc, transactionId })
      await perform('commitTransaction', { transactionId })
      writeSync(1, `${writer}:${n}\n`)
    }
  }
  writeSync(1, 'ready\n')
  await Promise.all([0, 1, 2, 3].map(write))
}

void main()
