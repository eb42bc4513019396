import { Text, View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { dutyWords, stageWords } from '../../../lib/words'
import { Pager } from '../../../components/Pager'
import type { Person, ReadyPeople } from './usePeople'
import styles from './index.module.scss'

export function PeopleList({ people, org, next, problem, search, pages }: ReadyPeople) {
  if (problem) return <Hint text={problem} />
  if (!people.length)
    return (
      <Hint
        text={search.prefix ? `没有姓名以“${search.prefix}”开头的人` : '名单还是空的，导入名册以后，党员会出现在这里。'}
      />
    )
  return (
    <View>
      {people.map((person, index) => (
        <PersonRow key={person.id} person={person} org={org} last={index === people.length - 1} />
      ))}
      <Pager onBack={pages.number ? pages.back : null} onNext={next && (() => pages.onward(next))} />
    </View>
  )
}

interface PersonRowProps {
  person: Person
  org: string
  last: boolean
}

/** Tapped as a whole, and still a name among names: a tapped Row would set it in a lighter weight. */
function PersonRow({ person, org, last }: PersonRowProps) {
  const { id, branchId, name } = person
  return (
    <View hoverClass='row-press' ariaRole='button' onClick={() => navigate('person', { branchId, memberId: id })}>
      <Row title={name} sub={about(person, org)} last={last} right={<Tags {...person} />} />
    </View>
  )
}

/** 收费班长，青枫收费站党支部; the branch only where there are several, the stage only before it is the last. */
const about = ({ job, branch, stage }: Person, org: string) =>
  [stage === 'full' ? '' : stageWords[stage], job, branch === org ? '' : branch].filter(Boolean).join('，')

function Tags({ duties, joined, exempt }: Person) {
  return (
    <>
      <View className={styles.tags}>
        {duties.map((duty) => (
          <View key={duty} className={styles.tag}>
            <View className={`tag tag-wash ${styles.duty}`}>
              <Text>{dutyWords[duty]}</Text>
            </View>
          </View>
        ))}
        {exempt && (
          <View className={styles.tag}>
            <Tag state='exempt' />
          </View>
        )}
        {!joined && (
          <View className={styles.tag}>
            <Tag state='planned' word='未认领' />
          </View>
        )}
      </View>
      <View className={styles.more}>
        <Icon name='chevron-right' size='s' />
      </View>
    </>
  )
}

function Hint({ text }: { text: string }) {
  return (
    <View className={styles.hint} ariaRole='status'>
      <Phrases text={text} />
    </View>
  )
}
