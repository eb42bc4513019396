import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { navigate } from '../../../../lib/navigate'
import type { ReadyRulePack } from './useRulePack'

export function PackDock({ pack, mayDraft, mayRelease, ask }: ReadyRulePack) {
  const { state, version, mine } = pack
  if (state === 'draft' && mayDraft) {
    return (
      <Dock>
        <Button kind='secondary' onClick={() => navigate('ruleDraft', { from: version, version })}>
          修改
        </Button>
        <Button kind='primary' onClick={() => ask('test')}>
          试算
        </Button>
      </Dock>
    )
  }
  if (state !== 'tested') return null
  if (!mayRelease || mine) {
    return <Dock note={mine ? '您起草的，请另一位集团组织者发布' : '试算已通过，等集团组织者发布'} />
  }
  return (
    <Dock>
      <Button kind='primary' onClick={() => ask('release')}>
        发布
      </Button>
    </Dock>
  )
}
