import { View } from '@tarojs/components'
import { useState } from 'react'
import { privacy } from '../../lib/privacy'
import { openGuideline } from '../../platform/privacy'
import { Sheet } from '../Sheet'

const sections = [
  { title: '记什么', text: privacy.kept },
  { title: '谁看得到', text: privacy.seen },
  { title: '不记什么', text: privacy.never },
  { title: '您可以做什么', text: privacy.rights },
]

/** WeChat shows what was filed with it; where it has nothing to show, our own words say the same. */
export function PrivacyLink() {
  const [isOpen, setOpen] = useState(false)

  async function open() {
    if (!(await openGuideline())) setOpen(true)
  }

  return (
    <>
      <View className='field-link' hoverClass='field-link-press' ariaRole='link' onClick={() => void open()}>
        《隐私保护指引》
      </View>
      <Sheet open={isOpen} title='隐私保护指引' onClose={() => setOpen(false)}>
        {sections.map(({ title, text }) => (
          <View key={title} className='field'>
            <View className='field-label'>{title}</View>
            <View>{text}</View>
          </View>
        ))}
      </Sheet>
    </>
  )
}
