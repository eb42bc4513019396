import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import type { ReadyPack } from './usePack'

export function PackDock({ missing, isUnchanged, version, busy, open }: ReadyPack) {
  return (
    <Dock>
      <Button kind='secondary' onClick={() => open('preview')}>
        预览
      </Button>
      {missing.length > 0 ? (
        <Button kind='secondary' onClick={() => open('missing')}>
          {`还差 ${missing.length} 项，看是哪些`}
        </Button>
      ) : (
        <Button
          kind='primary'
          disabled={isUnchanged || busy}
          why={busy ? '正在发布' : '没有改动'}
          onClick={() => open('publish')}
        >
          {version ? '发布修订' : '发布'}
        </Button>
      )}
    </Dock>
  )
}
