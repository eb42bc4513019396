import { PNG } from 'pngjs'
import { encode } from 'uqr'
import { ApiError } from './apiError'
import { invalidArgument, type Arguments } from './arguments'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const QUIET_ZONE = 4

export interface CodeSettings {
  /** Where the scanned code leads: `<origin>/#/<page>?scene=<scene>`. */
  origin: string
  /** Pages that are published; a code for another one is refused (41030) unless check_path is false. null: any. */
  pages: string[] | null
}

/** wxacode.getUnlimited: an ordinary QR code instead of the round one, so that any phone opens the h5 page. */
export function drawCode(args: Arguments, { origin, pages }: CodeSettings): Buffer {
  const scene = args.mustBeText('scene')
  if (!SCENE.test(scene)) throw invalidArgument('scene: 1 to 32 of the characters WeChat allows')
  const page = args.text('page') ?? ''
  if (page.startsWith('/') || page.includes('?')) throw new ApiError(41030, 'invalid page: no leading slash, no query')
  if (pages && args.get('check_path') !== false && !pages.includes(page))
    throw new ApiError(41030, `invalid page ${page}`)
  const width = args.get('width') ?? 430
  if (typeof width !== 'number' || !(width >= 280 && width <= 1280))
    throw new ApiError(40097, 'invalid width: 280 to 1280')
  return drawQr(`${origin}/#/${page}?scene=${encodeURIComponent(scene)}`, width)
}

/** At least this many pixels wide, in whole pixels a module; grey, one byte a pixel. */
function drawQr(text: string, width: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const scale = Math.ceil(width / size)
  const side = size * scale
  const pixels = Buffer.alloc(side * side, 255)
  data.forEach((row, y) => {
    const start = y * scale * side
    row.forEach((isDark, x) => isDark && pixels.fill(0, start + x * scale, start + (x + 1) * scale))
    for (let copy = 1; copy < scale; copy++) pixels.copyWithin(start + copy * side, start, start + side)
  })
  const png = new PNG({ width: side, height: side })
  png.data = pixels
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0 })
}
