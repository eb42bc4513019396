import { Button as Native, Input, Text, View } from '@tarojs/components'
import { shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { partnerWords } from '../../../lib/tourWords'
import { copy } from '../../../platform/clipboard'
import { say } from '../../../platform/dialog'
import { sharesCards } from '../../../platform/share'
import type { Linked } from './Drawers'
import { linkOf, type PartnerLink } from './partnerLink'
import type { Editing } from './useEdit'
import { kinds, usePartner } from './usePartner'
import styles from './index.module.scss'

/** 合作单位: a link for one stop, without account. */
export function PartnerSheet(props: Editing & Linked) {
  const { stop, link, close } = props
  const partner = usePartner(props)
  const { draft, problem, busy, change, invite } = partner
  if (link && link.stopId === stop.id && !partner.again)
    return <LinkSheet {...props} link={link} onAgain={partner.anew} />
  return (
    <Sheet open title='请哪家合作单位？' onClose={close}>
      {stop.partner && (
        <View className={styles.lines}>
          <Phrases
            text={`${stop.partner.name}，${partnerWords[stop.partner.state]}。再生成一个链接，以前的随即作废。`}
          />
        </View>
      )}
      <Field label='名称' error={draft.name && draft.kind ? problem : null}>
        <Input
          className='field-box'
          value={draft.name}
          maxlength={-1}
          placeholder='单位或来宾，20 字以内'
          ariaLabel='名称'
          onInput={({ detail }) => change({ name: detail.value })}
        />
      </Field>
      <Field label='哪一类'>
        <Chips items={kinds} value={draft.kind} onChange={(kind) => change({ kind })} />
      </Field>
      <View className={styles.lines}>
        <Phrases text='对方不用注册，打开链接只看得到这一站，可以确认或说明来不了，讲完第二天失效。' />
      </View>
      <Button
        kind='primary'
        disabled={problem !== null || busy}
        why={busy ? '正在生成' : (problem ?? '')}
        onClick={invite}
      >
        生成链接
      </Button>
    </Sheet>
  )
}

interface LinkSheetProps extends Editing {
  link: PartnerLink
  onAgain: () => void
}

function LinkSheet({ link, stop, close, onAgain }: LinkSheetProps) {
  const { name, expiresAt } = link
  return (
    <Sheet open title={`发给${name}`} onClose={close}>
      <View className={styles.lines}>
        <Phrases
          text={`${shortDay(expiresAt)} ${timeOf(expiresAt)} 以前有效，现在${stop.partner ? partnerWords[stop.partner.state] : '等合作单位答复'}。请只发给对方，离开这一页以后要重新生成。`}
        />
      </View>
      <View className={styles.first}>
        <Forward link={link} />
      </View>
      <Button kind='secondary' onClick={onAgain}>
        换一家，或重新生成
      </Button>
    </Sheet>
  )
}

/** Where there are no cards, the link is copied. */
function Forward({ link }: { link: PartnerLink }) {
  async function copyLink() {
    const words = `请${link.name}确认一场宣讲：${linkOf(link)}`
    say((await copy(words)) ? '已复制，请发给对方' : '没有复制成功，请再试一次')
  }
  if (!sharesCards) {
    return (
      <Button kind='primary' onClick={copyLink}>
        复制链接
      </Button>
    )
  }
  return (
    <Native className='btn btn-1' hoverClass='btn-1-press' hoverStayTime={120} openType='share' ariaRole='button'>
      <Text className='btn-t'>转发给对方</Text>
    </Native>
  )
}
