import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

interface Table {
  tag: Buffer
  checksum: number
  content: Buffer
}

/**
 * WOFF 1.0 → TTF or OTF. A WOFF file is the same font with each table deflated, so only the table directory is
 * written anew. fontconfig reads no WOFF, and fontkit inflates a table each time it looks into it.
 */
export function woffToSfnt(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 file')

  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, WOFF_HEADER + WOFF_ENTRY * index))
  const directory = header(woff.readUInt32BE(4), count)
  const parts = [directory]
  let end = directory.length
  tables.forEach(({ tag, checksum, content }, index) => {
    const entry = SFNT_HEADER + SFNT_ENTRY * index
    tag.copy(directory, entry)
    directory.writeUInt32BE(checksum, entry + 4)
    directory.writeUInt32BE(end, entry + 8)
    directory.writeUInt32BE(content.length, entry + 12)

    const padding = Buffer.alloc((4 - (content.length % 4)) % 4)
    parts.push(content, padding)
    end += content.length + padding.length
  })
  return Buffer.concat(parts)
}

function readTable(woff: Buffer, entry: number): Table {
  const offset = woff.readUInt32BE(entry + 4)
  const packed = woff.readUInt32BE(entry + 8)
  const stored = woff.subarray(offset, offset + packed)
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    // a table that would not shrink is stored as it is
    content: packed < woff.readUInt32BE(entry + 12) ? inflateSync(stored) : stored,
  }
}

/** The flavour says TrueType or CFF outlines; then come searchRange, entrySelector and rangeShift. */
function header(flavour: number, count: number): Buffer {
  const log2 = Math.floor(Math.log2(count))
  const directory = Buffer.alloc(SFNT_HEADER + SFNT_ENTRY * count)
  directory.writeUInt32BE(flavour, 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(16 << log2, 6)
  directory.writeUInt16BE(log2, 8)
  directory.writeUInt16BE(16 * count - (16 << log2), 10)
  return directory
}
