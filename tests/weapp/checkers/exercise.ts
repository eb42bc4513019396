import type { TreeNode } from 'miniprogram-simulate'
import { messageOf } from '../harness/audit'
import { MiniProgram, type Options } from '../harness/miniProgram'

/** Every action is refused: a page must then say so, not break. */
const refuse = () => ({ ok: false, code: 'INTERNAL', message: '系统繁忙，请稍后再试' })

/** Runs the compiled mini-program: every page opens, alone and without parameters. Tells what went wrong. */
export async function exercise(root: string, options: Partial<Options> = {}): Promise<string[]> {
  let program: MiniProgram | undefined
  try {
    program = new MiniProgram({ root, cloud: refuse, ...options })
    await program.launch()
    const found = [...program.audit(), ...mute(program)]
    for (const name of program.knownPages) {
      await program.reLaunch(`/${name}`)
      found.push(...program.audit(), ...mute(program))
    }
    return [...new Set(found)]
  } catch (error) {
    return [`does not run: ${messageOf(error)}`]
  } finally {
    program?.dispose()
  }
}

/** Buttons that cannot hear a tap. */
function mute({ currentPage }: MiniProgram): string[] {
  const found: string[] = []
  const visit = (node: TreeNode | string) => {
    if (typeof node === 'string') return
    const hears = Object.values(node.event).some(({ name }) => name === 'tap')
    if (node.tagName.endsWith('button') && !hears) found.push(`${currentPage.path}: a button without tap`)
    node.children.forEach(visit)
  }
  visit(currentPage.tree())
  return found
}
