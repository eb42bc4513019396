import { View } from '@tarojs/components'
import type { MaterialKind } from '#domain/material'
import { Glyph } from '../../../components/Glyph'
import { Row } from '../../../components/Row'
import { fileWords } from '../../../lib/fileWords'
import type { Course } from '../../../lib/openedCourses'
import { useDocuments } from './useDocuments'

/** 资料: opened in WeChat's own viewer. */
export function Documents({ course }: { course: Course }) {
  const { open, opening, problem } = useDocuments(course)
  if (!course.documents.length) return null
  return (
    <>
      <View className='sec'>资料</View>
      {problem && (
        <View className='field-error' ariaRole='alert'>
          <Glyph state='late' />
          <View className='field-error-t'>{problem}</View>
        </View>
      )}
      {course.documents.map(({ name, bytes, kind }, index) => (
        <Row
          key={index}
          icon='file-text'
          title={name}
          sub={opening === index ? '正在打开' : fileWords({ kind: kind as MaterialKind, size: bytes })}
          last={index === course.documents.length - 1}
          onClick={() => void open(index)}
        />
      ))}
    </>
  )
}
