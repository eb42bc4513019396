import { type CaseStep, courseLimits as most } from '#domain/course'
import { LongText } from '../../../../components/Field/LongText'
import { Sheet } from '../../../../components/Sheet'
import { ItemEnd } from './ItemEnd'
import { changed } from './moved'
import { SheetText } from './SheetText'
import type { Editor } from './useEditor'

export function StepSheet({ index, ...editor }: Editor & { index: number }) {
  const step = editor.typed.steps[index]
  if (!step) return null
  const change = (part: Partial<CaseStep>) =>
    editor.edit((before) => ({ ...before, steps: changed(before.steps, index, part) }))
  return (
    <Sheet open title={`第 ${index + 1} 步`} onClose={editor.close}>
      <SheetText
        label='名称'
        value={step.title}
        longest={most.stepTitle}
        placeholder='来车'
        onChange={(title) => change({ title })}
      />
      <LongText
        label='发生了什么'
        value={step.text}
        longest={most.stepText}
        placeholder='时间、地点、人，做了什么'
        fixed
        onChange={(text) => change({ text })}
      />
      <SheetText
        label='问大家什么'
        value={step.question}
        longest={most.question}
        placeholder='换成您，先做什么'
        onChange={(question) => change({ question })}
      />
      <ItemEnd part='steps' index={index} {...editor} />
    </Sheet>
  )
}
