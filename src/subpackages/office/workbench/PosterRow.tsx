import { Row } from '../../../components/Row'
import { useMadeFile } from '../../../lib/useMadeFile'

/** A4, to be printed and hung up in the branch's room. */
export function PosterRow({ branchId }: { branchId: string }) {
  const { busy, make } = useMadeFile('report.signInPoster')
  return (
    <Row
      icon='map-pin'
      title='签到海报'
      sub={busy ? '正在生成' : '一张 A4，贴在会议室，扫了打开签到页'}
      onClick={() => void make({ branchId }, '签到海报.pdf')}
    />
  )
}
