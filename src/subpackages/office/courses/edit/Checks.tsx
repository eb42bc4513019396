import { View } from '@tarojs/components'
import { Glyph, type GlyphState } from '../../../../components/Glyph'
import type { Known } from './typed'
import type { Editor } from './useEditor'
import styles from './index.module.scss'

type Check = Known['checks'][number]

const glyphs: Record<Check['verdict'], GlyphState> = { waiting: 'open', passed: 'present', refused: 'late' }

/** Of what was submitted, and of what came back: what each check said. */
export function Checks({ known }: Editor) {
  const { state, checks } = known
  const isTold = state === 'checking' || state === 'refused'
  if (!isTold || !checks.length) return null
  return (
    <View className={`card ${styles.checks}`}>
      {checks.map((check) => (
        <View key={check.what} className={styles.check}>
          <View className={styles.checkGlyph}>
            <Glyph state={glyphs[check.verdict]} />
          </View>
          <View className={styles.checkWords}>{sentenceOf(check, known)}</View>
        </View>
      ))}
    </View>
  )
}

function nameOf({ what }: Check, { body }: Known): string {
  if (what === 'text') return '文字'
  const track = body.tracks.find(({ fileId }) => fileId === what)
  const document = body.documents.find(({ fileId }) => fileId === what)
  return `“${track?.title ?? document?.name ?? '已删去的文件'}”`
}

function sentenceOf(check: Check, known: Known): string {
  const name = nameOf(check, known)
  if (check.verdict === 'passed') return `${name}已通过`
  if (check.verdict === 'refused') return `${name}没有通过，请修改或换一份再提交`
  return check.by === 'person' ? `${name}等另一位组织者放行` : `${name}正在检查，一般几分钟有结果`
}
