// Without a Chinese font Chinese is drawn as nothing, and every assertion about text still passes. So count the ink.
import type { Browser } from 'playwright-core'
import { launch } from './launch'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

/** Inked pixels of each character. Runs in the page. */
function ink(font: string): number[] {
  return ['党', '一'].map((character) => {
    const context = document.createElement('canvas').getContext('2d')
    if (!context) return 0
    context.font = font
    context.fillText(character, 0, 45)
    const { data } = context.getImageData(0, 0, 60, 60)
    return data.filter((value, index) => index % 4 === 3 && value > 0).length
  })
}

test.each([['40px sans-serif'], ['bold 40px sans-serif'], ["bold 40px 'Songti SC', serif"]])(
  'Chinese is really drawn in %s',
  async (font) => {
    const page = await browser.newPage()
    const [dang = 0, yi = 0] = await page.evaluate(ink, font)
    await page.close()

    // Nothing drawn gives 0 and 0; a box for every unknown character gives two equal numbers.
    expect({ dang, yi, drawn: yi > 0 && dang > 3 * yi }).toMatchObject({ drawn: true })
  },
)

test('titles get a Song face of their own', async () => {
  const page = await browser.newPage()
  const sans = await page.evaluate(ink, 'bold 40px sans-serif')
  const song = await page.evaluate(ink, "bold 40px 'Songti SC', serif")
  await page.close()

  expect(song).not.toEqual(sans)
})
