import type { CourseState } from '#domain/course'
import type { GlyphState } from '../../../components/Glyph'

export const stateWords: Record<CourseState, { glyph: GlyphState; word: string }> = {
  draft: { glyph: 'planned', word: '草稿' },
  checking: { glyph: 'open', word: '检查中' },
  refused: { glyph: 'returned', word: '没有通过' },
  published: { glyph: 'accepted', word: '已上架' },
  retired: { glyph: 'exempt', word: '已下架' },
}

export const emptyWords: Record<CourseState | 'all', { title: string; text: string }> = {
  all: { title: '还没有课程', text: '选一种开始写，检查通过以后，大家在课程中心就能看到。' },
  draft: { title: '没有草稿', text: '写了一半的课程会列在这里。' },
  checking: { title: '没有在检查的课程', text: '提交以后，等检查和放行的课程会列在这里。' },
  refused: { title: '没有退回的课程', text: '没有通过检查的课程会列在这里，改好可以再提交。' },
  published: { title: '还没有上架的课程', text: '检查通过以后，课程会列在这里。' },
  retired: { title: '没有下架的课程', text: '下架的课程会列在这里，可以重新上架。' },
}
