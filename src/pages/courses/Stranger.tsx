import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Empty } from '../../components/Empty'
import { Page } from '../../components/Page'
import { navigate } from '../../lib/navigate'
import { scanPoster } from './scanPoster'

/** A phone that belongs to nobody yet: whoever stands before a poster may listen all the same. */
export function Stranger() {
  const dock = (
    <Dock note='认领由所在支部书记确认'>
      <Button kind='secondary' icon='scan-line' onClick={scanPoster}>
        扫海报
      </Button>
      <Button kind='primary' icon='user-round' onClick={() => navigate('join')}>
        认领身份
      </Button>
    </Dock>
  )
  return (
    <Page tab='courses' dock={dock}>
      <Empty title='认领以后，这里有课程' text='海报上的课现在就能听，扫一扫海报上的码。' />
    </Page>
  )
}
