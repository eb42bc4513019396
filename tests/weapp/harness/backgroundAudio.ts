type Listener = (event: object) => void

const EVENTS = ['Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Canplay', 'Next', 'Prev'] as const
type AudioEvent = (typeof EVENTS)[number]

const soon = (work: () => void) => void Promise.resolve().then(work)

/**
 * WeChat's one player behind the locked screen, as documented: it needs a title, begins to play when it is given an
 * address, and tells the time only while the mini-program is in sight. Nothing sounds: a test lets it play on.
 */
export class BackgroundAudio {
  title = ''
  epname = ''
  singer = ''
  startTime = 0
  playbackRate = 1
  currentTime: number | undefined
  paused: boolean | undefined
  /** Every address it was given, in order. */
  readonly given: string[] = []
  isInSight = true
  /** What the test says the sound lasts. */
  seconds = Infinity
  private readonly listeners = new Map<AudioEvent, Listener>()
  private address = ''

  /** What the mini-program gets; only what WeChat documents. */
  readonly manager: object

  constructor() {
    const on = EVENTS.map((name): [string, unknown] => [
      `on${name}`,
      (listener: Listener) => void this.listeners.set(name, listener),
    ])
    this.manager = Object.assign(this, Object.fromEntries(on))
  }

  get src() {
    return this.address
  }

  set src(address: string) {
    this.given.push(address)
    if (!this.title) {
      soon(() => this.tell('Error', { errCode: -1, errMsg: 'title is empty' }))
      return
    }
    this.address = address
    this.currentTime = 0
    soon(() => {
      this.currentTime = this.startTime
      this.paused = false
      this.tell('Play')
    })
  }

  play() {
    if (!this.address || this.paused === false) return
    this.paused = false
    soon(() => this.tell('Play'))
  }

  pause() {
    if (!this.address || this.paused) return
    this.paused = true
    soon(() => this.tell('Pause'))
  }

  stop() {
    this.address = ''
    this.currentTime = undefined
    this.paused = true
    soon(() => this.tell('Stop'))
  }

  seek(position: number) {
    if (this.address) this.currentTime = position
  }

  /** Time passes while it plays. */
  playOn(seconds: number) {
    if (!this.address || this.paused || this.currentTime === undefined) return
    this.currentTime = Math.min(this.seconds, this.currentTime + seconds * this.playbackRate)
    if (this.isInSight) this.tell('TimeUpdate')
    if (this.currentTime >= this.seconds) {
      this.address = ''
      this.tell('Ended')
    }
  }

  /** What the phone or the line does. */
  tell(name: AudioEvent, event: object = {}) {
    this.listeners.get(name)?.(event)
  }
}
