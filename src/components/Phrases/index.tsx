import { Text } from '@tarojs/components'

/** Lines break between clauses, never inside one that fits. */
export function Phrases({ text }: { text: string }) {
  const clauses = text.match(/[^，。；！？]+[，。；！？]*/g) ?? [text]
  return (
    <>
      {clauses.map((clause, index) => (
        <Text key={index} className='ph'>
          {clause}
        </Text>
      ))}
    </>
  )
}
