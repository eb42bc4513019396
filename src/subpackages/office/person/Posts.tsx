import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Row } from '../../../components/Row'
import { dutyWords } from '../../../lib/words'
import { spanOfDays } from '../days'
import { isOpen, type ReadyPerson } from './usePerson'
import styles from './index.module.scss'

export function Posts({ facts: { posts }, can, today, ask }: ReadyPerson) {
  if (!posts.length && !can.appoint) return null
  return (
    <>
      <View className='sec'>职务</View>
      {posts.map((post, index) => (
        <Row
          key={`${post.duty} ${post.orgId} ${post.from}`}
          title={dutyWords[post.duty]}
          sub={[post.org, spanOfDays(post.from, post.to)].filter(Boolean).join('，')}
          last={index === posts.length - 1}
          right={
            can.appoint &&
            isOpen(post, today) && (
              <Button kind='small' onClick={() => ask({ kind: 'endPost', post })}>
                免去
              </Button>
            )
          }
        />
      ))}
      {can.appoint && (
        <View className={styles.add}>
          <Button kind='small' onClick={() => ask({ kind: 'appoint' })}>
            任命
          </Button>
        </View>
      )}
    </>
  )
}
