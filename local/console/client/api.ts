/** Asks the console's interface. Throws with the cloud's sentence. */
export async function ask<T>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<T> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`/console/api/${path}`, {
    method,
    ...(method !== 'GET' && { headers: { 'content-type': 'application/json' }, body: text }),
  })
  const answer = (await response.json()) as T & { errMsg?: string }
  if (!response.ok) throw new Error(answer?.errMsg ?? `HTTP ${response.status}`)
  return answer
}

export interface State {
  clock: { now: number; frozen: boolean; offsetMs: number }
  collections: {
    name: string
    count: number
    indexes: { name: string; keys: Record<string, number>; unique?: boolean }[]
  }[]
  functions: { name: string; timer: string | null }[]
  counts: { invocations: number; outbox: number; files: number }
}

export interface Trip {
  action: string
  collection?: string
  startMs: number
  ms: number
  examined: number
  returned: number
  bytes: number
  error?: string
}

export interface InvocationLine {
  id: string
  function: string
  action?: string
  openid: string
  source: string
  at: number
  code?: string
  cost: {
    requests: number
    depth: number
    examined: number
    returned: number
    replyBytes: number
    ms: number
    bytesRead: number
    bytesWritten: number
    written: string[]
  }
}

export interface FullInvocation extends InvocationLine {
  cost: InvocationLine['cost'] & { trips: Trip[] }
  logs: string[]
}

/** What the page is made of: the area after #, such as #collections/notes. */
export interface Area {
  title: string
  count?(state: State): number
  /** Fills the page; called again when the cloud has changed, unless somebody is typing. */
  draw(place: HTMLElement, state: State, names: string[]): Promise<void>
}
