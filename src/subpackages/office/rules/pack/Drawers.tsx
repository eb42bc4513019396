import { Sheet } from '../../../../components/Sheet'
import { Confirm } from '../../Confirm'
import type { ReadyRulePack } from './useRulePack'

export function Drawers({ asked, cancel, busy, pack, failing, test, restate, release }: ReadyRulePack) {
  const { version, author, differences, restated } = pack
  switch (asked) {
    case null:
      return null
    case 'test':
      return (
        <Sheet open title='现在试算？' onClose={cancel}>
          <Confirm
            lines={['所有用例按这一版规则重算一遍。', '全部通过以后，这一版就不能再改，由另一位同志发布。']}
            verb='试算'
            busy={busy}
            onConfirm={test}
          />
        </Sheet>
      )
    case 'restate':
      return (
        <Sheet open title='按新的结果重述？' onClose={cancel}>
          <Confirm
            lines={[
              `${failing.length} 个用例以后按新的结果算对，发布的同志会看到。`,
              '请先逐条核对，新的结果确实是要改成的样子。',
            ]}
            verb='重述用例'
            busy={busy}
            onConfirm={restate}
          />
        </Sheet>
      )
    case 'release':
      return (
        <Sheet open title={`发布第 ${version} 版？`} onClose={cancel}>
          <Confirm
            lines={[
              `${author ?? ''}起草，改了 ${differences.length} 个数值，重述了 ${restated.length} 个用例。`,
              '发布以后全集团立即按这一版执行，不能撤回，要改只能再发布新的一版。',
            ]}
            verb='确认发布'
            busy={busy}
            onConfirm={release}
          />
        </Sheet>
      )
  }
}
