import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Notice } from '../../account/Notice'
import type { ReadyPack } from './usePack'
import styles from './index.module.scss'

export function Head(pack: ReadyPack) {
  return (
    <View className='form-head'>
      <View className='t-head'>
        <Phrases text={`${Number(pack.month.slice(5))} 月，学什么，做什么？`} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={publishedWords(pack)} />
      </View>
      <View className={`${styles.saved} t-cap c-3`}>
        <Phrases text={savedWords(pack)} />
      </View>
      <Refusal {...pack} />
    </View>
  )
}

function publishedWords({ version, publishedAt }: ReadyPack): string {
  if (!version || publishedAt === null) return '还没有发布，各支部看不到。'
  const when = `${shortDay(publishedAt)} ${weekdayOf(publishedAt)} ${timeOf(publishedAt)}`
  return `第 ${version} 版，${when} 发布。`
}

function savedWords({ savingState, isKeptHere, isUnchanged }: ReadyPack): string {
  if (isUnchanged) return '现在写的和已发布的相同。'
  if (savingState.step === 'busy') return '正在保存草稿。'
  if (savingState.step === 'refused') return `草稿还没有存到云端，在这部手机上没有丢。${savingState.message}。`
  return isKeptHere ? '草稿先存在这部手机上，写完一项就存到云端。' : '草稿已保存，集团组织者都能接着写。'
}

function Refusal({ refused, version, takeNewest }: ReadyPack) {
  if (!refused) return null
  return (
    <View className={styles.refusal}>
      <Notice state='late' text={refused.message} />
      {refused.code === 'PACK_CHANGED' && (
        <>
          <View className={`${styles.saved} t-small c-2`}>
            <Phrases text={`现在显示的是您写的，再发布就是第 ${version + 1} 版。`} />
          </View>
          <Button kind='small' onClick={takeNewest}>
            {`不要我写的，看第 ${version} 版`}
          </Button>
        </>
      )}
    </View>
  )
}
