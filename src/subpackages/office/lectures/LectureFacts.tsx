import { View } from '@tarojs/components'
import { shortDay } from '#domain/calendar'
import { Facts } from '../../../components/Facts'
import { Phrases } from '../../../components/Phrases'
import { expectedAt, type Lecture, lectureTime, siteTypeWords } from '../../../lib/lectureWords'
import styles from './LectureFacts.module.scss'

/** What a lecture is, and which branches go there. */
export function LectureFacts({ lecture, now }: { lecture: Lecture; now: number }) {
  const { series, site, host, lecturer, course, capacity, linked, visitedAt } = lecture
  return (
    <>
      <Facts
        items={[
          ['系列', series],
          ['时间', lectureTime(lecture, now)],
          ['现场', `${siteTypeWords[site.type]}，${site.name}，${site.address}`],
          ['东道主', host.name],
          ['主讲', `${lecturer.name}，${lecturer.title}`],
          ...(course ? [['课前', course.title] as const] : []),
          ['人数', `约 ${expectedAt(lecture)} 人，现场能坐 ${capacity} 人`],
          ...(visitedAt === null ? [] : [['去过', `${shortDay(visitedAt)} 已安排过这个现场`] as const]),
        ]}
      />
      <View className={styles.title}>{`参加的支部 ${linked.length} 个，各自签到、各自记录`}</View>
      <View className={styles.branches}>
        {linked.map(({ branchId, branch, expected }) => (
          <View key={branchId} className={styles.branch}>
            <View className={styles.name}>
              <Phrases text={branch} />
            </View>
            {expected !== null && <View className='c-2'>{`${expected} 人`}</View>}
          </View>
        ))}
      </View>
    </>
  )
}
