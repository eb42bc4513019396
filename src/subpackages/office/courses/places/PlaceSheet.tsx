import { View } from '@tarojs/components'
import { shortDay } from '#domain/calendar'
import { Facts } from '../../../../components/Facts'
import { Sheet } from '../../../../components/Sheet'
import { Confirm } from '../../Confirm'
import type { Place, ReadyPlaces } from './usePlaces'
import styles from './index.module.scss'

/** One place: whether its code is in use. */
export function PlaceSheet({ place, retire, busy, onClose }: ReadyPlaces & { place: Place; onClose: () => void }) {
  const { label, course, code, createdAt, retired } = place
  const lines = retired
    ? ['恢复以后，原来贴着的码又能用。']
    : ['停用以后，扫到这张码的人会看到说明，并被请到课程中心按名称找课。', '以后可以恢复。']
  const change = async () => {
    await retire(place, !retired)
    onClose()
  }
  return (
    <Sheet open title={label} onClose={onClose}>
      <Facts
        items={[
          ['课程', course],
          ['码', code],
          ['生成于', shortDay(createdAt)],
          ['现在', retired ? '已停用' : '在用'],
        ]}
      />
      <View className={styles.facts} />
      <Confirm lines={lines} verb={retired ? '恢复使用' : '停用这张码'} busy={busy} onConfirm={change} />
    </Sheet>
  )
}
