import { Input, Text, View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { ScanButton } from './ScanButton'
import type { Search } from './useSearch'
import styles from './index.module.scss'

const MOST = 20

export function SearchBar({ typed, text, type, confirm, clear }: Search) {
  return (
    <View className={styles.bar}>
      <View className={`field-box ${styles.search}`}>
        <View className={styles.glass}>
          <Icon name='search' />
        </View>
        <Input
          className={styles.input}
          value={typed}
          maxlength={MOST}
          confirmType='search'
          placeholder='搜课程、讲课人'
          ariaLabel='搜课程、讲课人'
          onInput={({ detail }) => type(detail.value)}
          onConfirm={confirm}
        />
        {(typed || text) && (
          <View className={styles.clear} hoverClass={styles.press} ariaRole='button' ariaLabel='清除' onClick={clear}>
            <Icon name='x' />
          </View>
        )}
      </View>
      {typed && typed.trim() !== text ? (
        <View className={styles.side} hoverClass={styles.press} ariaRole='button' onClick={confirm}>
          <Text>搜索</Text>
        </View>
      ) : (
        <ScanButton />
      )}
    </View>
  )
}
