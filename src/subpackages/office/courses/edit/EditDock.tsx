import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import type { Editor } from './useEditor'

export function EditDock(editor: Editor) {
  const { state } = editor.known
  if (state === 'checking') return <CheckingDock {...editor} />
  return state === 'retired' ? <RetiredDock {...editor} /> : <WritingDock {...editor} />
}

function WritingDock({ known, problems, isKeptHere, files, steps, open }: Editor) {
  const isUnchanged = known.state === 'published' && !isKeptHere
  const why = steps.busy ? '正在提交' : files.isBusy ? '文件还没有传完' : '没有改动'
  return (
    <Dock>
      <Button kind='secondary' onClick={() => open({ of: 'preview' })}>
        预览
      </Button>
      {problems.length ? (
        <Button kind='secondary' onClick={() => open({ of: 'missing' })}>
          {`还差 ${problems.length} 项，看是哪些`}
        </Button>
      ) : (
        <Button kind='primary' disabled={steps.busy || files.isBusy || isUnchanged} why={why} onClick={steps.submit}>
          提交检查
        </Button>
      )}
    </Dock>
  )
}

function CheckingDock({ known, steps, open }: Editor) {
  if (known.mayRelease) {
    return (
      <Dock note='看过、听过再放行，放行以后大家就能看到'>
        <Button kind='secondary' disabled={steps.busy} onClick={() => open({ of: 'refuse' })}>
          退回
        </Button>
        <Button kind='primary' disabled={steps.busy} why='正在办理' onClick={() => steps.release(known.revision, true)}>
          放行
        </Button>
      </Dock>
    )
  }
  return (
    <Dock note='要改就先撤回，改好再提交'>
      <Button kind='secondary' disabled={steps.busy} why='正在撤回' onClick={steps.withdraw}>
        撤回
      </Button>
    </Dock>
  )
}

function RetiredDock({ steps }: Editor) {
  return (
    <Dock>
      <Button kind='primary' disabled={steps.busy} why='正在办理' onClick={() => steps.retire(false)}>
        重新上架
      </Button>
    </Dock>
  )
}
