import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../Icon'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** A drawer for one question or one explanation. Our own: on h5 PageContainer is always visible. */
export function Sheet({ open, title, onClose, children }: SheetProps) {
  if (!open) return null
  return (
    <View className='sheet'>
      {/* the page behind must not move along; what is in the drawer scrolls by itself, which a caught move would stop */}
      <View className='sheet-veil' catchMove ariaHidden onClick={onClose} />
      <View className='sheet-panel' ariaRole='dialog' ariaLabel={title}>
        <View className='sheet-head'>
          <View className='sheet-t t-title'>{title}</View>
          <View className='sheet-x' hoverClass='sheet-x-press' ariaRole='button' ariaLabel='关闭' onClick={onClose}>
            <Icon name='x' />
          </View>
        </View>
        <ScrollView className='sheet-body' scrollY>
          {children}
        </ScrollView>
      </View>
    </View>
  )
}
