import { ask, type Area } from './api'
import { button, bytes, h, table, time } from './dom'

interface StoredFile {
  fileId: string
  size: number
  at: number
  contentType: string
  link: string
}

export const storage: Area = {
  title: 'Storage',
  count: (state) => state.counts.files,
  async draw(place) {
    const files = await ask<StoredFile[]>('files')
    const heads = [
      { title: 'File' },
      { title: 'Size', number: true },
      { title: 'Kind', optional: true },
      { title: 'Time', optional: true },
      { title: '' },
    ]
    const rows = files.map(({ fileId, size, contentType, at, link }) => ({
      cells: [
        h('a', { href: link, target: '_blank', rel: 'noopener' }, fileId.replace(/^cloud:\/\/[^/]*\//, '')),
        ...[bytes(size), contentType, time(at)],
        button('Delete', () => remove(fileId)),
      ],
    }))
    const content = rows.length ? table(heads, rows) : h('p', { class: 'muted' }, 'Nothing has been uploaded.')
    place.append(h('section', { class: 'sheet' }, h('h2', {}, 'Files'), content))
  },
}

async function remove(fileId: string) {
  if (!confirm(`Delete ${fileId}?`)) return
  await ask('files', { fileId })
  dispatchEvent(new Event('console-changed'))
}
