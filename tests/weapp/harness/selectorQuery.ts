import type { Page } from './page'

interface Fields {
  node?: boolean
  size?: boolean
  rect?: boolean
  scrollOffset?: boolean
  dataset?: boolean
}
type Answer = Record<string, unknown> | null
type Callback = (answer: Answer | Answer[]) => void

/** Nothing is laid out, so every rectangle has the same small size; a canvas gives its node. */
const RECT = { left: 0, top: 0, right: 100, bottom: 40, width: 100, height: 40 }
const SCROLL = { scrollLeft: 0, scrollTop: 0 }

export function selectorQuery(page: Page) {
  const questions: { ask: () => Answer | Answer[]; callback?: Callback }[] = []

  const about = (find: () => Found[], many: boolean) => {
    const add = (fields: Fields, callback?: Callback) => {
      const ask = () => {
        const answers = find().map((found) => answerFor(found, fields))
        return many ? answers : (answers[0] ?? null)
      }
      questions.push({ ask, callback })
      return query
    }
    return {
      fields: add,
      boundingClientRect: (callback?: Callback) => add({ rect: true, size: true }, callback),
      scrollOffset: (callback?: Callback) => add({ scrollOffset: true }, callback),
      node: (callback?: Callback) => add({ node: true }, callback),
    }
  }
  const query = {
    in: () => query,
    select: (selector: string) => about(() => found(page, selector).slice(0, 1), false),
    selectAll: (selector: string) => about(() => found(page, selector), true),
    selectViewport: () => about(() => [{ id: '', node: null }], false),
    exec(callback?: (answers: (Answer | Answer[])[]) => void) {
      void Promise.resolve().then(() => {
        const answers = questions.map(({ ask }) => ask())
        questions.forEach((question, index) => question.callback?.(answers[index] ?? null))
        callback?.(answers)
      })
    },
  }
  return query
}

interface Found {
  id: string
  node: object | null
}

const found = (page: Page, selector: string): Found[] =>
  page.elements(selector).map((element) => ({
    id: String(element.attributeNow('id') ?? ''),
    node: element.tagName === 'wx-canvas' ? page.canvas(selector) : null,
  }))

function answerFor({ id, node }: Found, fields: Fields): Answer {
  return {
    id,
    ...(fields.dataset ? { dataset: {} } : {}),
    ...(fields.rect || fields.size ? RECT : {}),
    ...(fields.scrollOffset ? SCROLL : {}),
    ...(fields.node ? { node } : {}),
  }
}
