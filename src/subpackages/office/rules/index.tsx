import { View } from '@tarojs/components'
import { dayOf, HOUR } from '#domain/calendar'
import type { Output } from '#types/contract'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { useNow } from '../../../lib/clock'
import { navigate } from '../../../lib/navigate'
import { useQuery } from '../../../lib/useQuery'
import { longDay } from '../days'
import { useRuleRights } from './useRuleRights'
import { nextVersion, stateGlyphs, stateWords } from './words'

type Pack = Output<'rulePack.list'>['packs'][number]

/** 规则包: every version that there was, the newest first. */
export default function RulesPage() {
  const asked = useQuery('rulePack.list', {})
  const { mayDraft, whenKnown } = useRuleRights()
  const now = useNow(HOUR)
  const query = whenKnown(asked)
  if (query.step !== 'ready') return <Page state={query} />
  const { packs, current } = query.data
  const next = nextVersion(
    packs.map(({ version }) => version),
    dayOf(now).slice(0, 4),
  )
  const dock = mayDraft && (
    <Dock>
      <Button kind='primary' icon='pen-line' onClick={() => navigate('ruleDraft', { from: current, version: next })}>
        起草新的一版
      </Button>
    </Dock>
  )
  return (
    <Page state={query} dock={dock || null}>
      <View>
        <View className='form-head'>
          <View className='t-head'>
            <Phrases text={`现行第 ${current} 版`} />
          </View>
          <View className='t-small c-2'>
            <Phrases text='一人起草，试算通过，另一人发布，发布以后立即生效。' />
          </View>
        </View>
        {packs.map((pack, index) => (
          <PackRow key={pack.version} pack={pack} last={index === packs.length - 1} />
        ))}
      </View>
    </Page>
  )
}

function PackRow({ pack, last }: { pack: Pack; last: boolean }) {
  const { version, state, note } = pack
  return (
    <Row
      title={`第 ${version} 版`}
      sub={`${whoWords(pack)}，${note}`}
      right={<Tag state={stateGlyphs[state]} word={stateWords[state]} />}
      last={last}
      onClick={() => navigate('rulePack', { version })}
    />
  )
}

function whoWords({ author, releasedBy, releasedAt }: Pack): string {
  if (!author) return '最初的规则'
  if (!releasedBy || releasedAt === null) return `${author}起草`
  return `${author}起草，${releasedBy} ${longDay(dayOf(releasedAt))}发布`
}
