import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { orgLevelWords } from '../../../lib/words'
import { usePart } from '../../../lib/usePart'
import { Pager } from '../../../components/Pager'
import type { Org, ReadyTree } from './useTree'
import { closedWords } from './words'
import styles from './index.module.scss'

const titles = { group: '所属单位', unit: '所属支部', branch: '党员与党小组', partyGroup: '' }

const emptyWords = {
  group: '还没有单位，导入名册以后会出现在这里。',
  unit: '还没有支部，导入名册以后会出现在这里。',
  branch: '',
  partyGroup: '',
}

export function Below(tree: ReadyTree) {
  const { org, below } = tree
  const part = usePart(below, org.id)
  return (
    <>
      <View className='sec'>{titles[org.level]}</View>
      {org.to === null && <PeopleRow org={org} last={!below.length} />}
      {!below.length && emptyWords[org.level] && (
        <View className={`${styles.hint} t-small c-2`}>
          <Phrases text={emptyWords[org.level]} />
        </View>
      )}
      {part.shown.map((one, index) => (
        <OrgRow key={one.id} one={one} last={index === part.shown.length - 1} {...tree} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}

const PeopleRow = ({ org, last }: { org: Org; last: boolean }) => (
  <Row
    icon='users-round'
    title='党员名单'
    sub={org.level === 'branch' ? undefined : '按姓名找人'}
    last={last}
    onClick={() => navigate('people', { orgId: org.id })}
  />
)

function OrgRow({ one, last, can, ask }: ReadyTree & { one: Org; last: boolean }) {
  const sub = closedWords(one) || orgLevelWords[one.level]
  if (one.level !== 'partyGroup') {
    return <Row title={one.name} sub={sub} last={last} onClick={() => navigate('tree', { orgId: one.id })} />
  }
  const isOpen = can.group && one.to === null
  const edit = () => ask({ kind: 'group', group: one })
  return <Row title={one.name} sub={sub} last={last} onClick={isOpen ? edit : undefined} />
}
