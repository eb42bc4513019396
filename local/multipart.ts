import type { IncomingHttpHeaders } from 'node:http'
import Busboy, { type BusboyHeaders } from '@fastify/busboy'
import { WireError } from './errors'

/** The fields of a multipart body. Binary parts (the protobuf in `requestData`, which comes without a file name) are bytes. */
export function parseMultipart(headers: IncomingHttpHeaders, body: Buffer): Promise<Record<string, string | Buffer>> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new WireError('INVALID_PARAM', 'the multipart body cannot be read'))
    const fields = new Map<string, string | Buffer>()
    try {
      const parser = new Busboy({
        headers: headers as BusboyHeaders,
        limits: { fields: 40, files: 10, fieldSize: body.length },
      })
      parser.on('field', (name, value) => fields.set(name, value))
      parser.on('file', (name, stream) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => fields.set(name, Buffer.concat(chunks)))
      })
      parser.on('error', refuse)
      parser.on('finish', () => resolve(Object.fromEntries(fields)))
      parser.end(body)
    } catch {
      refuse()
    }
  })
}
