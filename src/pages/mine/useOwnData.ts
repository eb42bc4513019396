import { useState } from 'react'
import { navigate } from '../../lib/navigate'
import { useAction } from '../../lib/useAction'
import { forgetWaiting } from '../../lib/waited'
import { useMe } from '../../me'
import { copy } from '../../platform/clipboard'
import { say } from '../../platform/dialog'

/** 导出 and 退出: what one may do with what is kept about oneself. */
export function useOwnData() {
  const { forgetHome } = useMe()
  const exporting = useAction('member.exportOwn')
  const releasing = useAction('claim.release')
  const [asking, setAsking] = useState(false)

  async function exportOwn() {
    const answer = await exporting.run({})
    if (!answer) return
    const copied = await copy(answer.json)
    say(copied ? '已复制，可以粘贴到备忘录里保存' : '没有复制成功，请再试一次')
  }

  async function release() {
    if (!(await releasing.run({}))) return
    setAsking(false)
    forgetWaiting()
    forgetHome()
    await navigate('home')
  }

  return {
    exportOwn,
    isExporting: exporting.state.step === 'busy',
    /** It costs the secretary's confirmation to come back, so it is asked first. */
    leaving: {
      asking,
      busy: releasing.state.step === 'busy',
      ask: () => setAsking(true),
      cancel: () => setAsking(false),
      confirm: release,
    },
  }
}

export type OwnData = ReturnType<typeof useOwnData>
