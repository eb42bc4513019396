import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { goBack } from '../../../../lib/navigate'
import type { ReadyJudge } from './useJudge'

/** Judged once: after that the way leads on. */
export function JudgeDock({ state, busy, accept, returning, next, goOn }: ReadyJudge) {
  if (state === 'reported') {
    return (
      <Dock>
        <Button kind='secondary' disabled={busy} onClick={returning.ask}>
          退回
        </Button>
        <Button kind='primary' disabled={busy} why='正在办理' onClick={accept}>
          通过
        </Button>
      </Dock>
    )
  }
  if (!next) {
    return (
      <Dock note='没有别的记录在等验收。'>
        <Button kind='primary' onClick={goBack}>
          回列表
        </Button>
      </Dock>
    )
  }
  return (
    <Dock note={`下一份：${next.branch}`}>
      <Button kind='secondary' onClick={goBack}>
        回列表
      </Button>
      <Button kind='primary' onClick={() => goOn(next.sessionId)}>
        看下一份
      </Button>
    </Dock>
  )
}
