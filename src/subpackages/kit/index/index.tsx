import { View } from '@tarojs/components'
import { Page } from '../../../components/Page'
import { Segments } from '../../../components/Segments'
import { fontSizes, useMe } from '../../../me'
import { Buttons, Docks } from './Buttons'
import { Colours, Type } from './Colours'
import { Forms } from './Forms'
import { Lists } from './Lists'
import { Icons, States, Voids } from './States'
import styles from './index.module.scss'

const sizes = fontSizes.map((key, index) => ({ key, label: ['标准', '大', '特大'][index]! }))

/** Every part in every state, for those who build and those who judge. Not in what is uploaded: see app.config.ts. */
export default function KitPage() {
  const { fontSize, setFontSize } = useMe()
  return (
    <Page>
      <View className={styles.top}>
        <Segments items={sizes} value={fontSize} onChange={setFontSize} />
      </View>
      <Colours />
      <Type />
      <States />
      <Buttons />
      <Docks />
      <Forms />
      <Lists />
      <Icons />
      <Voids />
    </Page>
  )
}
