import { Empty } from '../../components/Empty'
import { Page } from '../../components/Page'

export default function CoursesPage() {
  return (
    <Page tab='courses'>
      <Empty title='课程还在准备' text='有了可以听的课程，就会放在这里。' />
    </Page>
  )
}
