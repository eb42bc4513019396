import { Options, Option } from '../../../components/Option'
import { Sheet } from '../../../components/Sheet'
import { courseKindWords, kindsInOrder } from '../../../lib/courseWords'
import { navigate } from '../../../lib/navigate'
import { kindHints } from './edit/words'
import { isBegun, newCourseId } from './newCourses'

/** 新建: what kind of course it will be. */
export function KindSheet({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  return (
    <Sheet open title='新建哪一种？' onClose={onClose}>
      <Options>
        {kindsInOrder.map((kind, index) => (
          <Option
            key={kind}
            title={courseKindWords[kind]}
            about={isBegun(orgId, kind) ? '这部手机上有一份没写完的，接着写' : kindHints[kind]}
            on={false}
            last={index === kindsInOrder.length - 1}
            onClick={() => {
              onClose()
              void navigate('courseEdit', { orgId, courseId: newCourseId(orgId, kind), kind })
            }}
          />
        ))}
      </Options>
    </Sheet>
  )
}
