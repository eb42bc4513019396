import { Text, View } from '@tarojs/components'
import { Facts } from '../../../components/Facts'
import { Glyph } from '../../../components/Glyph'
import { Phrases } from '../../../components/Phrases'
import { choosesFromChats } from '../../../platform/file'
import styles from './index.module.scss'

const needs = [
  ['必填', '所属党委、所在党支部、姓名、人员类别'],
  ['可选', '入党日期、出生日期、党内职务、工作岗位、备注'],
  ['类别', '入党申请人、入党积极分子、发展对象、预备党员、正式党员'],
  ['格式', 'xlsx 或 csv，不超过 5 MB，一行一人'],
] as const

/** What the sheet needs, before anybody looks for it. */
export function Guide({ problem }: { problem: string | null }) {
  return (
    <View>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text='先检查，再写入。' />
        </View>
        <View className='t-small c-2'>
          <Phrases text='选好文件以后先看检查结果，您确认了才写入。' />
        </View>
      </View>
      {problem && <Bad text={problem} />}
      {choosesFromChats && (
        <View className={styles.note}>
          <Phrases text='小程序只能从微信聊天里选文件。请先在电脑或手机上把表格发到“文件传输助手”，再点“选择文件”，在这个聊天里选它。' />
        </View>
      )}
      <View className='sec'>表格里要有</View>
      <View className={styles.block}>
        <Facts items={needs} />
      </View>
      <View className={styles.note}>
        <Phrases text='手机号和其他列不会保存。有身份证号的表格不收，请先删去这一列。' />
      </View>
    </View>
  )
}

/** What went wrong, as an alert. */
export function Bad({ text }: { text: string }) {
  return (
    <View className={styles.bad} ariaRole='alert'>
      <Glyph state='late' />
      <Text className={styles.badText}>{text}</Text>
    </View>
  )
}
