import { Textarea, View } from '@tarojs/components'
import { courseLimits as most } from '#domain/course'
import { transcriptProblem } from '#domain/transcript'
import { Field } from '../../../../components/Field'
import { Sheet } from '../../../../components/Sheet'
import { ItemEnd } from './ItemEnd'
import { LengthField } from './LengthField'
import { changed } from './moved'
import { SheetText } from './SheetText'
import type { TypedTrack } from './typed'
import type { Editor } from './useEditor'

const HINT = '一句一行。开头可以写时间，如 [01:05]；没有时间的，按字数排在这一段里。'

export function TrackSheet({ index, ...editor }: Editor & { index: number }) {
  const track = editor.typed.tracks[index]
  if (!track) return null
  const { title, seconds, text } = track
  const change = (part: Partial<TypedTrack>) =>
    editor.edit((before) => ({ ...before, tracks: changed(before.tracks, index, part) }))
  const problem = seconds ? transcriptProblem(text, seconds) : null
  return (
    <Sheet open title={`第 ${index + 1} 段`} onClose={editor.close}>
      <SheetText
        label='名称'
        value={title}
        longest={most.trackTitle}
        placeholder='这一段讲什么'
        onChange={(name) => change({ title: name })}
      />
      <LengthField key={index} seconds={seconds} onChange={(length) => change({ seconds: length })} />
      <Field label='文稿，可以没有' hint={HINT} error={problem?.sentence}>
        <Textarea
          className='field-box field-text'
          value={text}
          maxlength={-1}
          placeholder='把整篇文稿贴在这里'
          ariaLabel='文稿'
          fixed
          showConfirmBar={false}
          onInput={({ detail }) => change({ text: detail.value })}
        />
      </Field>
      <View>
        <ItemEnd part='tracks' index={index} {...editor} />
      </View>
    </Sheet>
  )
}
