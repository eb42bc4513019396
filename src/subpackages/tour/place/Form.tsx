import { View } from '@tarojs/components'
import { addDays, dayOf, instantOf } from '#domain/calendar'
import { topicNames } from '#domain/need'
import { daysOfQuarter, quarterWords } from '#domain/quarter'
import { Check } from '../../../components/Field/Check'
import { Field } from '../../../components/Field'
import { Option, Options } from '../../../components/Option'
import { Phrases } from '../../../components/Phrases'
import { stopDay, stopTime } from '../../../lib/tourWords'
import { When } from '../../branch/When'
import { ChooseBox } from '../../office/lectures/ChooseBox'
import { AudienceFields } from '../audience/Fields'
import { timeOfWish } from './draft'
import { PlacesField } from './PlacesField'
import { lengths } from './lengths'
import type { Placing } from './usePlace'

const DAYS_AHEAD = 180

export function Form(placing: Placing) {
  const { draft, tour, shown, change, open } = placing
  const isAsked = draft.request !== null
  return (
    <View>
      <View className='form-head'>
        <View className='t-head'>
          <Phrases text={isAsked ? '支部点了单，安排一站。' : '给一个支部安排一站。'} />
        </View>
      </View>
      <ChooseBox
        label='放进哪次巡讲'
        words={tour && `${tour.title}，${quarterWords(tour.quarter)}`}
        placeholder='请选择巡讲'
        error={shown('tour')}
        onClick={() => open('tour')}
      />
      {isAsked ? (
        <Field label='支部'>
          <View className='t-lead'>{draft.host?.name}</View>
        </Field>
      ) : (
        <ChooseBox
          label='支部'
          words={draft.host?.name ?? null}
          placeholder='请选择支部'
          error={shown('host')}
          onClick={() => open('host')}
        />
      )}
      <ChooseBox
        label='讲什么'
        words={draft.topic && topicNames[draft.topic]}
        placeholder='请选择主题'
        error={shown('topic')}
        onClick={() => open('topic')}
      />
      <Times {...placing} />
      <PlacesField value={draft.places} error={shown('places')} onChange={(places) => change({ places })} />
      <Field label='由谁来讲'>
        <Check
          label='只请合作单位来讲'
          about='，不派宣讲员'
          value={draft.partnerOnly}
          onChange={(partnerOnly) => change({ partnerOnly })}
        />
      </Field>
      <AudienceFields draft={draft} shown={shown} change={change} leave={placing.leave} />
    </View>
  )
}

/** What the branch proposed is one tap; any other time is chosen as always. */
function Times({ draft, tour, now, shown, change }: Placing) {
  const wishes = draft.request?.wishes ?? []
  const start = instantOf(draft.day, draft.time)
  const chosen = wishes.find((wish) => wish.start === start && timeOfWish(wish).minutes === draft.minutes)
  return (
    <>
      {wishes.length > 0 && (
        <Field label='支部说这些时间合适'>
          <Options>
            {wishes.map((wish, index) => (
              <Option
                key={index}
                title={stopTime(wish, now)}
                on={wish === chosen}
                last={index === wishes.length - 1}
                onClick={() => change(timeOfWish(wish))}
              />
            ))}
          </Options>
        </Field>
      )}
      <When
        draft={draft}
        words={stopDay(instantOf(draft.day), now)}
        span={spanOf(tour?.quarter ?? null, dayOf(now))}
        lengths={lengths}
        problems={{ day: shown('day') }}
        change={change}
      />
    </>
  )
}

/** What is left of the tour's quarter. */
export function spanOf(quarter: string | null, today: string): { start: string; end: string } {
  if (!quarter) return { start: today, end: addDays(today, DAYS_AHEAD) }
  const { first, last } = daysOfQuarter(quarter)
  return { start: first > today ? first : today, end: last > today ? last : today }
}
