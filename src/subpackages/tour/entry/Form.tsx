import { useState } from 'react'
import { Input } from '@tarojs/components'
import { needTopics, topicNames } from '#domain/need'
import { regionNames, regions } from '#domain/region'
import { speakerLevelNames, speakerLevels, teamNames, teams } from '#domain/speaker'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { Line } from '../../branch/meetings/plan/Line'
import { ChooseBox } from '../../office/lectures/ChooseBox'
import { OrderedChips } from '../OrderedChips'
import { RegionChips } from '../RegionChips'
import type { Entry } from './useEntry'

const teamItems = teams.map((key) => ({ key, label: teamNames[key] }))
const levelItems = speakerLevels.map((key) => ({ key, label: speakerLevelNames[key] }))
const topicItems = needTopics.map((key) => ({ key, label: topicNames[key] }))
const regionItems = regions.map((key) => ({ key, label: regionNames[key] }))

export function Form(entry: Entry) {
  const { draft, data, shown, leave, change } = entry
  return (
    <>
      <Field label='队伍'>
        <Chips items={teamItems} value={draft.team} onChange={(team) => change({ team })} />
      </Field>
      <Field label='级别' hint='讲给全集团、本单位，还是本支部听。'>
        <Chips items={levelItems} value={draft.level} onChange={(level) => change({ level })} />
      </Field>
      <Field label='一句话介绍' hint='单位职务和专长，40 字以内。' error={shown('intro')}>
        <Line
          label='一句话介绍'
          value={draft.intro}
          placeholder='如“收费班长，讲把安全送到路上”'
          onChange={(intro) => change({ intro })}
          onLeave={() => leave('intro')}
        />
      </Field>
      <Field label='能讲的主题' hint='最拿手的先点，数字是次序。' error={shown('topics')}>
        <OrderedChips items={topicItems} value={draft.topics} onChange={(topics) => change({ topics })} />
      </Field>
      <HomeField {...entry} />
      <Field label='愿意去的市州' hint='最方便的先点，派单时先派这些。' error={shown('regions')}>
        <OrderedChips narrow items={regionItems} value={draft.regions} onChange={(to) => change({ regions: to })} />
      </Field>
      <Field label='每月最多几站，可以不填' hint={`不填就是 ${data.usualLimit} 站。`} error={shown('limit')}>
        <Input
          className='field-box'
          type='number'
          value={draft.limit}
          maxlength={2}
          placeholder={`${data.usualLimit}`}
          ariaLabel='每月最多几站'
          onInput={({ detail }) => change({ limit: detail.value.replace(/\D/g, '') })}
          onBlur={() => leave('limit')}
        />
      </Field>
    </>
  )
}

/** From where the way is reckoned. */
function HomeField({ draft, shown, change }: Entry) {
  const [asking, ask] = useState(false)
  return (
    <>
      <ChooseBox
        label='常驻的市州'
        words={draft.home && regionNames[draft.home]}
        placeholder='请选择'
        hint='从这里算行车时间，不公开。'
        error={shown('home')}
        onClick={() => ask(true)}
      />
      <Sheet open={asking} title='常驻哪个市州？' onClose={() => ask(false)}>
        <RegionChips
          value={draft.home}
          onChange={(home) => {
            change({ home })
            ask(false)
          }}
        />
      </Sheet>
    </>
  )
}
