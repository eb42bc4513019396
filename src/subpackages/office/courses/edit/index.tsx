import { View } from '@tarojs/components'
import { Page } from '../../../../components/Page'
import { Row } from '../../../../components/Row'
import { navigate } from '../../../../lib/navigate'
import { Content } from './Content'
import { Drawers } from './Drawers'
import { EditDock } from './EditDock'
import { Fields } from './Fields'
import { Head } from './Head'
import { Documents, Quiz, Steps, Tracks } from './Lists'
import { type Editor, useEditor } from './useEditor'
import styles from './index.module.scss'

/** One course as its organisation writes it: from the first word to the shelf, and off it again. */
export default function CourseEditPage() {
  const editor = useEditor()
  if (editor.step !== 'ready') return <Page state={editor} />
  const { state } = editor.known
  const isLocked = state === 'checking' || state === 'retired'
  return (
    <Page state={editor} dock={<EditDock {...editor} />}>
      <View>
        <Head {...editor} />
        {isLocked ? <Locked {...editor} /> : <Form {...editor} />}
        <Ways {...editor} />
        <Drawers {...editor} />
      </View>
    </Page>
  )
}

/** What is being checked may not change: it is shown as it was submitted. */
function Locked({ known, orgId }: Editor) {
  return <Content orgId={orgId} courseId={known.id} head={known.head} body={known.body} />
}

/** What its kind cannot do without stands first. */
function Form(editor: Editor) {
  const { kind, steps } = editor.typed
  const withSteps = steps.length > 0 || ['case', 'practice', 'onSite'].includes(kind)
  const isCase = kind === 'case'
  return (
    <>
      <Fields {...editor} />
      {isCase && <Steps {...editor} />}
      <Tracks {...editor} />
      <Documents {...editor} />
      {withSteps && !isCase && <Steps {...editor} />}
      <Quiz {...editor} />
    </>
  )
}

function Ways({ known, orgId, courseId, open }: Editor) {
  if (!known.version) return null
  const isOffered = known.state !== 'retired'
  const mayRetire = isOffered && known.state !== 'checking'
  return (
    <View className={styles.after}>
      {isOffered && (
        <Row
          icon='book-open'
          title='看大家看到的'
          sub={`第 ${known.version} 版`}
          onClick={() => navigate('course', { courseId })}
        />
      )}
      <Row
        icon='map-pin'
        title='张贴码'
        sub='扫一扫就听这门课'
        last={!mayRetire}
        onClick={() => navigate('places', { orgId, courseId })}
      />
      {mayRetire && (
        <Row icon='x' title='下架' sub='课程中心不再提供，可以重新上架' last onClick={() => open({ of: 'retire' })} />
      )}
    </View>
  )
}
