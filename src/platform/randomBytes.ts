import Taro from '@tarojs/taro'

const LENGTH = 64

/** WeChat hands them over only after a while, so the next ones are fetched in advance. */
let ready: Uint8Array | null = null

function fetchNext() {
  ready = null
  // not on phones with WeChat of before 2022
  Taro.getRandomValues?.({
    length: LENGTH,
    success: ({ randomValues }) => (ready = new Uint8Array(randomValues)),
  })
}

fetchNext()

/** Up to 64. The phone's own generator has to do where nothing better is at hand: what hangs on it is no secret. */
export function randomBytes(length: number): Uint8Array {
  const bytes = ready ?? Uint8Array.from({ length: LENGTH }, () => Math.floor(Math.random() * 256))
  fetchNext()
  return bytes.slice(0, length)
}
