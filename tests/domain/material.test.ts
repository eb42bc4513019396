import {
  HEAD_BYTES,
  kindOf,
  looksLike,
  type MaterialKind,
  materialLimits,
  nameOf,
  refuseMaterial,
} from '#domain/material'
import { archiveOf, DOCX, PDF, PNG } from '../support/materials'

test.each([
  ['讲稿.pdf', 'pdf', '讲稿'],
  [' 讲稿.PDF ', 'pdf', '讲稿'],
  ['照片.JPEG', 'jpg', '照片'],
  ['第一讲.第二版.docx', 'docx', '第一讲.第二版'],
  ['讲稿.doc', null, '讲稿'],
  ['讲稿.pdf.exe', null, '讲稿.pdf'],
  ['讲稿', null, '讲稿'],
  ['.pdf', 'pdf', '未命名'],
  [`${'路'.repeat(41)}.mp4`, 'mp4', '路'.repeat(40)],
  [`${'𠮷'.repeat(41)}.mp4`, 'mp4', '𠮷'.repeat(40)],
])('%s: %s, shown as %s', (fileName, kind, name) => {
  expect([kindOf(fileName), nameOf(fileName)]).toEqual([kind, name])
})

test.each([
  ['pdf', 0, 'MATERIAL_DAMAGED'],
  ['pdf', 1, null],
  ['mp4', materialLimits.bytes, null],
  ['mp4', materialLimits.bytes + 1, 'MATERIAL_TOO_LARGE'],
  ['mp4', 2 * 1024 ** 3, 'MATERIAL_TOO_LARGE'],
  ['mp4', Number.NaN, 'MATERIAL_DAMAGED'],
  [null, 1, 'MATERIAL_KIND'],
] as const)('%s of %d bytes: %s', (kind, size, refusal) => {
  expect(refuseMaterial(kind, size)).toBe(refusal)
})

const boxed = Buffer.concat([Buffer.from('0000001c', 'hex'), Buffer.from('ftypM4A ')])
const page = Buffer.from('<!doctype html><script>alert(1)</script>')

test.each<[MaterialKind, string, Buffer, boolean]>([
  ['pdf', 'a pdf', PDF, true],
  ['pdf', 'a page', page, false],
  ['docx', 'what Office writes', DOCX, true],
  ['xlsx', 'another first entry', archiveOf('xl/workbook.xml'), true],
  ['pptx', 'a picture', PNG, false],
  ['docx', 'any other archive', archiveOf('virus.exe'), false],
  ['mp3', 'a tag', Buffer.from('ID3\u0004'), true],
  ['mp3', 'a frame', Buffer.from([0xff, 0xfb, 0x90]), true],
  ['mp3', 'a page', page, false],
  ['m4a', 'a box', boxed, true],
  ['mp4', 'a box', boxed, true],
  ['mp4', 'nothing', Buffer.alloc(0), false],
  ['jpg', 'a jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), true],
  ['jpg', 'a png', PNG, false],
  ['png', 'a png', PNG, true],
  ['png', 'a page', page, false],
])('called %s, %s: %s', (kind, _what, body, is) => {
  expect(looksLike(kind, body.subarray(0, HEAD_BYTES))).toBe(is)
})
