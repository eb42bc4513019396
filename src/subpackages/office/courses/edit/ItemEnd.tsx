import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { moved } from './moved'
import type { Part } from './typed'
import type { Drawer, Editor } from './useEditor'
import styles from './index.module.scss'

interface ItemEndProps extends Editor {
  part: Part
  index: number
}

/** Its place in the list, and the way out of it. */
export function ItemEnd({ part, index, typed, edit, open, close }: ItemEndProps) {
  const last = typed[part].length - 1

  function move(by: 1 | -1) {
    edit((before) => ({ ...before, [part]: moved<unknown>(before[part], index, by) }))
    open({ of: part, index: index + by } as Drawer)
  }

  function remove() {
    edit((before) => ({ ...before, [part]: (before[part] as unknown[]).filter((_, at) => at !== index) }))
    close()
  }

  return (
    <View>
      <View className={styles.ways}>
        {index > 0 && (
          <View className={styles.way}>
            <Button kind='small' onClick={() => move(-1)}>
              往前移
            </Button>
          </View>
        )}
        {index < last && (
          <View className={styles.way}>
            <Button kind='small' onClick={() => move(1)}>
              往后移
            </Button>
          </View>
        )}
        <View className={styles.way}>
          <Button kind='small' onClick={remove}>
            删去
          </Button>
        </View>
      </View>
      <Button kind='secondary' onClick={close}>
        写好了
      </Button>
    </View>
  )
}
