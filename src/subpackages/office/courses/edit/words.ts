import type { CourseKind, CourseState } from '#domain/course'
import type { Category } from '#domain/category'
import { lengthWords } from '#domain/transcript'
import { categoryWords } from '../../../../lib/words'
import type { TypedTrack } from './typed'

export const kindHints: Record<CourseKind, string> = {
  audio: '要有音频，可以配文稿',
  lecture: '当面讲，附上讲义',
  online: '在手机上看和听',
  film: '要有视频',
  case: '一步一步想，要有步骤',
  practice: '动手做，写清怎么做',
  onSite: '到现场去，写清去哪里',
}

/** What is meant for everybody names nobody. */
export const audienceWords = (audience: readonly Category[]) =>
  audience.length ? audience.map((category) => categoryWords[category]).join('、') : '所有人'

const mediaWords = { audio: '音频', video: '视频' } as const

/** 音频，1 分 16 秒，文稿 21 行 */
export function aboutTrack({ media, seconds, text }: TypedTrack): string {
  const lines = text.split('\n').filter((line) => line.trim()).length
  const length = seconds ? lengthWords(seconds) : '还没有长度'
  return `${mediaWords[media]}，${length}，${lines ? `文稿 ${lines} 行` : '没有文稿'}`
}

/** What everybody else sees meanwhile. */
export function standWords(state: CourseState, version: number): string {
  if (state === 'retired') return `第 ${version} 版已经下架，课程中心里看不到。`
  if (state === 'published') return `大家看到的是第 ${version} 版，改了再提交就是第 ${version + 1} 版。`
  const meanwhile = version ? `通过以前，大家看到的还是第 ${version} 版。` : '通过以前，别人看不到。'
  if (state === 'checking') return `正在检查，不能修改。${meanwhile}`
  if (state === 'refused') return `这一稿没有通过，改好可以再提交。${meanwhile}`
  return version ? `这是第 ${version + 1} 版的草稿。${meanwhile}` : '还没有提交，别人看不到。'
}
