import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import type { ReadyPack } from './usePack'

export function PackDock({ missing, isUnchanged, version, busy, files, open }: ReadyPack) {
  const isSending = files.sending.some(({ stopped }) => !stopped)
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
          disabled={isUnchanged || isSending || busy}
          why={busy ? '正在发布' : isSending ? '资料还没有传完' : '没有改动'}
          onClick={() => open('publish')}
        >
          {version ? '发布修订' : '发布'}
        </Button>
      )}
    </Dock>
  )
}
