import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'

/** Sooner than that a shape that comes and goes is only a flicker. */
const PATIENCE_MS = 300

/** Still: the headline and the leaf that are about to come. */
export function Skeleton() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])

  if (!slow) return null
  return (
    <View ariaRole='status' ariaLabel='正在载入'>
      <View className='skel skel-head' />
      <View className='skel skel-head skel-head-2' />
      <View className='skel-leaf'>
        <View className='skel skel-band' />
        <View className='skel-date'>
          <View className='skel skel-num' />
          <View className='skel-side'>
            <View className='skel skel-line' />
            <View className='skel skel-line' />
            <View className='skel skel-line' />
          </View>
        </View>
        <View className='skel skel-line' />
        <View className='skel skel-line' />
        <View className='skel skel-line skel-short' />
      </View>
    </View>
  )
}
