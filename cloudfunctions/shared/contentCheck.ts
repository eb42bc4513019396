/** What is written and recorded goes before WeChat's content check before anybody else sees it. No answer is no consent. */
import { AppError } from '#domain/errors'
import { withoutSecrets } from './mask'
import { judgeSound, judgeText, type Suggestion } from './openapi'
import { linkTo } from './storage'

const MOST = 2_500
/** What stands where a text is cut is seen whole in one of its pieces. */
const OVERLAP = 50

async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    console.error('content check', withoutSecrets(error))
    throw new AppError('CHECK_BUSY')
  }
}

/** Of one text as short as a question. */
export const checkText = (text: string, openid: string): Promise<Suggestion> => answered(judgeText(text, openid))

export interface TextPart {
  /** As its author knows it. */
  part: string
  text: string
}

interface Piece {
  text: string
  /** Of a part that was cut, what of it is here. */
  of: TextPart[]
}

/** Of a long one; `risky`: the parts that did not pass, as far as they can be told apart. */
export async function checkParts(
  parts: readonly TextPart[],
  openid: string,
): Promise<{ verdict: Suggestion; risky: string[] }> {
  const pieces = piecesOf(parts)
  const verdicts = await Promise.all(pieces.map(({ text }) => checkText(text, openid)))
  const risky = pieces.filter((_piece, index) => verdicts[index] === 'risky')
  if (risky.length) {
    const named = await Promise.all(risky.map((piece) => riskyIn(piece, openid)))
    return { verdict: 'risky', risky: [...new Set(named.flat())] }
  }
  return { verdict: verdicts.includes('review') ? 'review' : 'pass', risky: [] }
}

/** Short parts share a piece, a long one has several: as few questions as possible. */
function piecesOf(parts: readonly TextPart[]): Piece[] {
  const pieces: Piece[] = []
  let room = 0
  for (const one of parts) {
    const signs = [...one.text]
    const last = pieces.at(-1)
    if (last && signs.length < room) {
      last.text += `\n${one.text}`
      last.of.push(one)
      room -= signs.length + 1
      continue
    }
    const cut = cutUp(signs)
    pieces.push(...cut.map((text) => ({ text, of: [{ part: one.part, text }] })))
    room = cut.length ? MOST - [...cut.at(-1)!].length : 0
  }
  return pieces
}

function cutUp(signs: readonly string[]): string[] {
  const cut: string[] = []
  for (let at = 0; at < signs.length; at += MOST - OVERLAP) cut.push(signs.slice(at, at + MOST).join(''))
  return cut
}

/** One by one; what is only risky together is all of them. */
async function riskyIn({ of }: Piece, openid: string): Promise<string[]> {
  const whole = of.map(({ part }) => part)
  if (of.length === 1) return whole
  const verdicts = await Promise.all(of.map((one) => checkText(one.text, openid)))
  const risky = of.flatMap(({ part }, index) => (verdicts[index] === 'risky' ? [part] : []))
  return risky.length ? risky : whole
}

/** Has a sound of ours listened to; the trace id under which the verdict will come. */
export async function askForVerdict(fileId: string, openid: string): Promise<string> {
  const url = await linkTo(fileId)
  if (!url) throw new AppError('FILE_GONE')
  return answered(judgeSound(url, openid))
}
