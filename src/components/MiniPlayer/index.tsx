import { View } from '@tarojs/components'
import { close, type Listening, toggle, useListening } from '../../lib/listening'
import { navigate } from '../../lib/navigate'
import { wayTo } from '../../lib/openedCourses'
import { Icon } from '../Icon'

const words: Partial<Record<Listening['step'], string>> = {
  loading: '正在取声音',
  retrying: '网络不稳，正在重连',
  blocked: '点播放键继续',
  failed: '没有取到声音',
}

/** What plays while one is elsewhere. */
export function MiniPlayer() {
  const course = useListening((listening) => listening.course)
  const track = useListening((listening) => listening.track)
  const step = useListening((listening) => listening.step)
  if (!course) return null

  const isOn = step === 'playing' || step === 'loading' || step === 'retrying'
  const title = course.tracks[track]?.title ?? course.title
  return (
    <View className='mini'>
      <View
        className='mini-words'
        hoverClass='mini-press'
        ariaRole='button'
        ariaLabel={`回到正在听的：${title}`}
        onClick={() => void navigate('course', wayTo(course))}
      >
        <View className='mini-i'>
          <Icon name='headphones' />
        </View>
        <View className='mini-t'>
          <View className='strong'>{title}</View>
          {words[step] && <View className='t-cap c-3'>{words[step]}</View>}
        </View>
      </View>
      <View
        className='mini-b'
        hoverClass='mini-press'
        ariaRole='button'
        ariaLabel={isOn ? '暂停' : '播放'}
        onClick={toggle}
      >
        <Icon name={isOn ? 'pause' : 'play'} />
      </View>
      <View className='mini-b' hoverClass='mini-press' ariaRole='button' ariaLabel='停止收听' onClick={close}>
        <Icon name='x' />
      </View>
    </View>
  )
}
