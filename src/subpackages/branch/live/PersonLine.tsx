import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../../../components/Icon'
import { Phrases } from '../../../components/Phrases'
import styles from './index.module.scss'

interface Props {
  name: string
  about: string
  right?: ReactNode
  last: boolean
  onTap?: () => void
}

/** As a Row, but name and actions are tapped apart: a button inside a button is neither. */
export function PersonLine({ name, about, right, last, onTap }: Props) {
  return (
    <View className={last ? 'row row-last' : 'row'}>
      <View
        className={`row-main ${styles.who}`}
        hoverClass={onTap ? 'row-press' : 'none'}
        ariaRole={onTap ? 'button' : undefined}
        onClick={onTap}
      >
        <View className={`row-t strong ${styles.name}`}>
          <Text className={styles.nameText}>{name}</Text>
          {onTap && (
            <View className={`c-3 ${styles.arrow}`}>
              <Icon name='chevron-right' size='s' />
            </View>
          )}
        </View>
        {about && (
          <View className='row-s'>
            <Phrases text={about} />
          </View>
        )}
      </View>
      {right && <View className='row-right'>{right}</View>}
    </View>
  )
}
