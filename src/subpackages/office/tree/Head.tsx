import { Text, View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { navigate } from '../../../lib/navigate'
import { orgLevelWords } from '../../../lib/words'
import { useMay } from '../../../me'
import type { Org, Tree } from './useTree'
import { closedWords } from './words'
import styles from './index.module.scss'

export function Head({ org, above }: Tree) {
  return (
    <View className={styles.head}>
      {above.map((one) => (
        <Crumb key={one.id} org={one} />
      ))}
      <View className='t-title'>{org.name}</View>
      <View className='t-small c-2'>{[orgLevelWords[org.level], closedWords(org)].filter(Boolean).join('，')}</View>
    </View>
  )
}

/** A line each: names are long. Tapped only by who may look there. */
function Crumb({ org }: { org: Org }) {
  const mayLook = useMay({ may: 'read', resource: 'people' }, org.path)
  if (!mayLook) return <View className={`${styles.crumb} t-small c-2`}>{org.name}</View>
  return (
    <View
      className={`${styles.crumb} ${styles.crumbTapped} t-small c-2`}
      hoverClass='row-press'
      ariaRole='button'
      onClick={() => navigate('tree', { orgId: org.id })}
    >
      <View className={styles.crumbIcon}>
        <Icon name='chevron-left' size='s' />
      </View>
      <Text className={styles.crumbName}>{org.name}</Text>
    </View>
  )
}
