import { Text, View } from '@tarojs/components'
import { navigate, type Tab } from '../../lib/navigate'
import { Icon, type IconName } from '../Icon'

const items: { tab: Tab; icon: IconName; word: string }[] = [
  { tab: 'home', icon: 'house', word: '首页' },
  { tab: 'courses', icon: 'book-open', word: '课程' },
  { tab: 'mine', icon: 'user-round', word: '我的' },
]

/** Part of the page, so that it grows with the text (see tabBar in app.config.ts). */
export function TabBar({ current }: { current: Tab }) {
  return (
    <View className='tabbar' ariaRole='tablist'>
      {items.map(({ tab, icon, word }) => (
        <View
          key={tab}
          className={tab === current ? 'tab tab-on' : 'tab'}
          ariaRole='tab'
          ariaSelected={tab === current}
          onClick={() => void (tab === current || navigate(tab))}
        >
          <Icon name={icon} size='l' />
          <Text>{word}</Text>
        </View>
      ))}
    </View>
  )
}
