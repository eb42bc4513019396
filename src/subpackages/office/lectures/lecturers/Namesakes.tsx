import { View } from '@tarojs/components'
import { Option, Options } from '../../../../components/Option'
import { Phrases } from '../../../../components/Phrases'
import { useQuery } from '../../../../lib/useQuery'

interface NamesakesProps {
  orgId: string
  name: string
  chosen: string | null
  choose: (memberId: string | null) => void
}

/** Members of that name, told apart by branch and job; or a guest. */
export function Namesakes({ orgId, name, chosen, choose }: NamesakesProps) {
  const people = useQuery('people.list', { orgId, prefix: name })
  if (people.step === 'loading') return <Hint text='正在找这个姓名的党员。' />
  if (people.step === 'failed') return <Hint text={`${people.message}。`} />
  const { people: found } = people.data
  return (
    <>
      {!found.length && <Hint text={`没有姓名以“${name}”开头的党员，可以作为外请的同志登记。`} />}
      <Options>
        {found.map((person) => (
          <Option
            key={person.id}
            title={person.name}
            about={[person.branch, person.job].filter(Boolean).join('，')}
            on={person.id === chosen}
            onClick={() => choose(person.id)}
          />
        ))}
        <Option title='外请的同志' about='没有在这里认领身份' on={chosen === null} last onClick={() => choose(null)} />
      </Options>
    </>
  )
}

const Hint = ({ text }: { text: string }) => (
  <View className='field t-small c-2' ariaRole='status'>
    <Phrases text={text} />
  </View>
)
