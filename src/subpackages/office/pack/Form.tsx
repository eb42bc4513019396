import { View } from '@tarojs/components'
import { useState } from 'react'
import { packLimits, type PackPart, partNames } from '#domain/monthPack'
import { themeDayParts } from '#domain/session'
import { Check } from '../../../components/Field/Check'
import { LongText } from '../../../components/Field/LongText'
import { Glyph } from '../../../components/Glyph'
import { bothOf, changedChoice } from './draft'
import { idOf } from './jump'
import { Materials } from './Materials'
import { ShortText } from './ShortText'
import type { ReadyPack } from './usePack'
import styles from './index.module.scss'

export function Form(pack: ReadyPack) {
  const { content, change, leave, errorOf } = pack
  const [lastCase, setLastCase] = useState(() => bothOf([]))

  /** Switched off and on again, what was written is still there. */
  function switchCase(isOn: boolean) {
    if (content.case) setLastCase(content.case)
    change({ ...content, case: isOn ? lastCase : null })
  }

  return (
    <>
      <View id={idOf('title')}>
        <ShortText
          label='本月主题'
          value={content.title}
          longest={packLimits.theme}
          placeholder='一句话，各支部照着开展'
          error={errorOf('title')}
          onChange={(title) => change({ ...content, title })}
          onLeave={leave}
        />
      </View>
      {themeDayParts.map((part) => (
        <PartFields key={part} part={part} {...pack} />
      ))}
      <View className='sec'>案例，可以没有</View>
      <Check label='本月有案例' value={content.case !== null} onChange={switchCase} />
      {content.case && <PartFields part='case' {...pack} />}
    </>
  )
}

function PartFields({ part, ...pack }: ReadyPack & { part: PackPart }) {
  const error = pack.errorOf(part)
  return (
    <View id={idOf(part)}>
      <View className='sec'>{`${partNames[part]}，两个备选`}</View>
      {error && (
        <View className={`field-error ${styles.partError}`} ariaRole='alert'>
          <Glyph state='late' />
          <View className='field-error-t'>{error}</View>
        </View>
      )}
      {(pack.content[part] ?? []).map((_, index) => (
        <ChoiceFields key={index} part={part} index={index} {...pack} />
      ))}
    </View>
  )
}

const summaryHints: Record<PackPart, string> = {
  lesson: '讲什么，大约多少分钟',
  film: '拍了什么，大约多少分钟',
  practice: '怎么做，要准备什么',
  case: '发生了什么，想一想什么',
}

function ChoiceFields({ part, index, ...pack }: ReadyPack & { part: PackPart; index: number }) {
  const { content, change, leave, errorOf } = pack
  const choice = content[part]![index]!
  const field = `${part}.${index}`
  const name = `${partNames[part]}备选 ${index + 1} `
  return (
    <View className={`card ${styles.choice}`}>
      <View id={idOf(`${field}.title`)}>
        <ShortText
          label={`备选 ${index + 1} 的题目`}
          spoken={`${name}的题目`}
          value={choice.title}
          longest={packLimits.title}
          placeholder='写具体，看了就知道做什么'
          error={errorOf(`${field}.title`)}
          onChange={(title) => change(changedChoice(content, { part, index }, { title }))}
          onLeave={leave}
        />
      </View>
      <View id={idOf(`${field}.summary`)}>
        <LongText
          label='简介'
          value={choice.summary}
          longest={packLimits.summary}
          placeholder={summaryHints[part]}
          error={errorOf(`${field}.summary`)}
          onChange={(summary) => change(changedChoice(content, { part, index }, { summary }))}
          onLeave={leave}
        />
      </View>
      <Materials at={{ part, index }} {...pack} />
    </View>
  )
}
