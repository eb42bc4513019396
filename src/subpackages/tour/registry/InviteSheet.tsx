import { Input, View } from '@tarojs/components'
import {
  speakerLevelNames,
  speakerLevels,
  type SpeakerState,
  speakerStateNames,
  teamNames,
  teams,
} from '#domain/speaker'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { useQuery } from '../../../lib/useQuery'
import { type Inviting, type Named, useInvite } from './useInvite'
import styles from './index.module.scss'

interface InviteSheetProps {
  onClose: () => void
  reload: () => Promise<void>
}

/** A member found by name, and for which team; the rest is theirs to fill in. */
export function InviteSheet(props: InviteSheetProps) {
  const inviting = useInvite(props)
  return (
    <Sheet open title='邀请谁来宣讲？' onClose={props.onClose}>
      {inviting.draft.person ? (
        <TeamForm {...inviting} person={inviting.draft.person} />
      ) : (
        <>
          <Field label='按姓名找'>
            <Input
              className='field-box'
              value={inviting.draft.typed}
              maxlength={20}
              placeholder='从姓开始写'
              confirmType='search'
              ariaLabel='按姓名找'
              onInput={({ detail }) => inviting.change({ typed: detail.value })}
            />
          </Field>
          {inviting.prefix ? (
            <Found prefix={inviting.prefix} choose={(person) => inviting.change({ person })} />
          ) : (
            <Hint text='写出姓名里的前几个字，选出这位同志。' />
          )}
        </>
      )}
    </Sheet>
  )
}

interface FoundProps {
  prefix: string
  choose: (person: Named) => void
}

/** Told apart by branch; whoever is on the list already is not invited again. */
function Found({ prefix, choose }: FoundProps) {
  const query = useQuery('speaker.find', { prefix })
  if (query.step === 'loading') return <Hint text='正在找这个姓名的同志。' />
  if (query.step === 'failed') return <Hint text={`${query.message}。`} />
  const { people } = query.data
  if (!people.length) return <Hint text={`没有姓名以“${prefix}”开头的同志。`} />
  return (
    <>
      {people.map(({ id, name, branch, state }, index) => (
        <Row
          key={id}
          title={name}
          sub={[branch, state && `名册里${speakerStateNames[state]}`].filter(Boolean).join('，')}
          last={index === people.length - 1}
          onClick={isNew(state) ? () => choose({ id, name, branch }) : undefined}
        />
      ))}
      {people.length === MOST && <Hint text='只列出前 20 位，请把姓名写全些。' />}
    </>
  )
}

const MOST = 20

/** An invitation may be sent once more; all else is theirs or has been decided. */
const isNew = (state: SpeakerState | null) => state === null || state === 'invited'

const Hint = ({ text }: { text: string }) => (
  <View className={styles.hint} ariaRole='status'>
    <Phrases text={text} />
  </View>
)

function TeamForm({ person, draft, busy, change, invite }: Inviting & { person: Named }) {
  return (
    <>
      <Row title={person.name} sub={person.branch} />
      <Row icon='search' title='换一位' last onClick={() => change({ person: null })} />
      <Field label='哪支队伍'>
        <Chips
          items={teams.map((key) => ({ key, label: teamNames[key] }))}
          value={draft.team}
          onChange={(team) => change({ team })}
        />
      </Field>
      <Field label='哪一级'>
        <Chips
          items={speakerLevels.map((key) => ({ key, label: speakerLevelNames[key] }))}
          value={draft.level}
          onChange={(level) => change({ level })}
        />
      </Field>
      <Hint text='本人会收到邀请，填好主题、市州和有空的日子以后，再由您确认。' />
      <Button
        kind='primary'
        disabled={!draft.team || !draft.level || busy}
        why={busy ? '正在邀请' : draft.team ? '请选哪一级' : '请选哪支队伍'}
        onClick={invite}
      >
        {`邀请${person.name}`}
      </Button>
    </>
  )
}
