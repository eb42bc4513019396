import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { type PackPart, packParts, partNames } from '#domain/monthPack'
import { fileWords } from '../../lib/fileWords'
import { useQuery } from '../../lib/useQuery'
import { wayOf } from '../../platform/file'
import { Glyph } from '../Glyph'
import { Row } from '../Row'
import { Sheet } from '../Sheet'
import { keepFor, keptFor, type Listed, useMaterials } from './useMaterials'

interface MaterialsProps {
  sessionId: string
  last?: boolean
}

/** 资料 of a theme day: one row, and nothing at all where there are none. */
export function Materials({ sessionId, last = false }: MaterialsProps) {
  const [materials, setMaterials] = useState(() => keptFor(sessionId))
  if (!materials) return <Ask sessionId={sessionId} onAnswer={setMaterials} />
  return materials.length ? <MaterialsRow sessionId={sessionId} materials={materials} last={last} /> : null
}

/** Draws nothing: the page stands without it. */
function Ask({ sessionId, onAnswer }: { sessionId: string; onAnswer: (materials: Listed[]) => void }) {
  const query = useQuery('material.list', { sessionId })
  const materials = query.step === 'ready' ? query.data.materials : null
  useEffect(() => {
    if (!materials) return
    keepFor(sessionId, materials)
    onAnswer(materials)
  }, [sessionId, materials, onAnswer])
  return null
}

/** 一课 2 份，一实践 1 份 */
const countsOf = (materials: readonly Listed[]) =>
  packParts
    .map((part): [PackPart, number] => [part, materials.filter((one) => one.part === part).length])
    .flatMap(([part, count]) => (count ? [`${partNames[part]} ${count} 份`] : []))
    .join('，')

function MaterialsRow({ sessionId, materials, last }: MaterialsProps & { materials: Listed[] }) {
  const [isOpen, setOpen] = useState(false)
  const { open, opening, problem, fetched } = useMaterials(sessionId)

  function hintOf(file: Listed): string {
    if (opening === file.fileId) return '正在打开'
    const about = `${partNames[file.part]}，${fileWords(file)}`
    return fetched === file.fileId && wayOf(file.kind) === 'forward' ? `${about}，再点一次转发到聊天里打开` : about
  }

  return (
    <>
      <Row
        icon='book-open'
        title={`资料 ${materials.length} 份`}
        sub={countsOf(materials)}
        last={last}
        onClick={() => setOpen(true)}
      />
      <Sheet open={isOpen} title='学习资料' onClose={() => setOpen(false)}>
        {problem && (
          <View className='field-error' ariaRole='alert'>
            <Glyph state='late' />
            <View className='field-error-t'>{problem}</View>
          </View>
        )}
        {materials.map((file, index) => (
          <Row
            key={file.fileId}
            title={file.name}
            sub={hintOf(file)}
            last={index === materials.length - 1}
            onClick={() => void open(file)}
          />
        ))}
      </Sheet>
    </>
  )
}
