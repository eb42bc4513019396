import { Void } from '../Void'

/** What happened, what is safe, who can help. The one action belongs in the dock of the page. */
export function Failure({ title, text }: { title: string; text?: string }) {
  return <Void art='art-cloud' title={title} text={text} />
}
