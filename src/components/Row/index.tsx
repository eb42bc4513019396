import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../Icon'
import { Phrases } from '../Phrases'

interface RowProps {
  title: string
  /** Clauses stay whole where the line breaks. */
  sub?: string
  icon?: IconName
  /** One thing; at the largest text a tag drops below the title. */
  right?: ReactNode
  last?: boolean
  /** The whole row is tapped, and an arrow says so. */
  onClick?: () => void
}

/** Rows lie on the paper with hairlines between them. */
export function Row({ last = false, onClick, ...words }: RowProps) {
  return (
    <View
      className={last ? 'row row-last' : 'row'}
      hoverClass={onClick ? 'row-press' : 'none'}
      ariaRole={onClick ? 'button' : undefined}
      onClick={onClick}
    >
      <RowWords {...words} isTapped={Boolean(onClick)} />
      {onClick && (
        <View className='c-3'>
          <Icon name='chevron-right' size='s' />
        </View>
      )}
    </View>
  )
}

function RowWords({ title, sub, icon, right, isTapped }: Omit<RowProps, 'last' | 'onClick'> & { isTapped: boolean }) {
  return (
    <>
      {icon && (
        <View className='row-i'>
          <Icon name={icon} />
        </View>
      )}
      <View className='row-main'>
        <View className={isTapped ? 'row-t' : 'row-t strong'}>{title}</View>
        {sub && (
          <View className='row-s'>
            <Phrases text={sub} />
          </View>
        )}
      </View>
      {right && <View className='row-right'>{right}</View>}
    </>
  )
}
