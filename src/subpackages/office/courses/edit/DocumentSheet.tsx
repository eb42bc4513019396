import { Sheet } from '../../../../components/Sheet'
import { ItemEnd } from './ItemEnd'
import { changed } from './moved'
import { SheetText } from './SheetText'
import type { Editor } from './useEditor'

const LONGEST_NAME = 40

export function DocumentSheet({ index, ...editor }: Editor & { index: number }) {
  const document = editor.typed.documents[index]
  if (!document) return null
  return (
    <Sheet open title={`第 ${index + 1} 份文件`} onClose={editor.close}>
      <SheetText
        label='文件名'
        value={document.name}
        longest={LONGEST_NAME}
        placeholder='大家看到的名称'
        onChange={(name) =>
          editor.edit((before) => ({ ...before, documents: changed(before.documents, index, { name }) }))
        }
      />
      <ItemEnd part='documents' index={index} {...editor} />
    </Sheet>
  )
}
