import { useEffect, useRef } from 'react'
import { Canvas } from '@tarojs/components'
import type Taro from '@tarojs/taro'
import { encode } from 'uqr'
import { withCanvas } from '../../platform/canvas'

const CANVAS = 'qr-code'
/** Whole pixels for a module, so that its edges are sharp before the style scales the picture. */
const PIXELS = 24
const QUIET_ZONE = 4

/** Black on white whatever surrounds it, and no logo in it. */
export function QrCode({ text }: { text: string }) {
  const canvas = useRef<Taro.Canvas | null>(null)

  useEffect(() => {
    if (canvas.current) return paint(canvas.current, text)
    withCanvas(CANVAS, (node) => {
      canvas.current = node
      paint(node, text)
    })
  }, [text])

  return <Canvas type='2d' id={CANVAS} canvasId={CANVAS} className='qr' />
}

function paint(canvas: Taro.Canvas, text: string) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  // setting the size wipes the last picture too
  canvas.width = size * PIXELS
  canvas.height = size * PIXELS
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000'
  data.forEach((row, y) => row.forEach((black, x) => black && pen.fillRect(x * PIXELS, y * PIXELS, PIXELS, PIXELS)))
}
