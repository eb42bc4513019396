import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { markWords } from '../../../lib/words'
import { spanOfDays } from '../days'
import { isOpen, type Mark, type ReadyPerson } from './usePerson'
import styles from './index.module.scss'

export function Marks({ facts: { marks }, can, today, ask }: ReadyPerson) {
  if (!marks.length && !can.exempt) return null
  return (
    <>
      <View className='sec'>豁免与备注</View>
      {marks.map((mark, index) => (
        <Row
          key={`${mark.kind} ${mark.from} ${index}`}
          title={mark.exempts ? `豁免，${markWords[mark.kind]}` : markWords[mark.kind]}
          sub={[spanOfDays(mark.from, mark.to), mark.reason].filter(Boolean).join('，')}
          last={index === marks.length - 1}
          right={right(mark)}
        />
      ))}
      {can.exempt && (
        <View className={styles.add}>
          <Button kind='small' onClick={() => ask({ kind: 'exempt' })}>
            豁免
          </Button>
        </View>
      )}
    </>
  )

  function right(mark: Mark) {
    if (!mark.exempts || !isOpen(mark, today)) return null
    if (!can.exempt) return <Tag state='exempt' />
    return (
      <Button kind='small' onClick={() => ask({ kind: 'endExemption', mark })}>
        结束豁免
      </Button>
    )
  }
}
