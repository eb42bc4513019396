import { Textarea, View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Field } from '../../../../components/Field'
import { Sheet } from '../../../../components/Sheet'
import { labelProblem, labelsIn, MOST_LABELS } from './labels'
import type { ReadyPlaces } from './usePlaces'

/** 新增: where they will hang, one a line. */
export function CreateSheet({ typed, type, create, busy, onClose }: ReadyPlaces & { onClose: () => void }) {
  const labels = labelsIn(typed)
  const problem = labelProblem(labels)
  const why = busy ? '正在生成' : problem ? '请先改好' : '请写贴在哪里'
  return (
    <Sheet open title='贴在哪里？' onClose={onClose}>
      <Field label='一行一处' hint={`每处 20 字以内，一次最多 ${MOST_LABELS} 处，每处一张码。`} error={problem}>
        <Textarea
          className='field-box field-text'
          value={typed}
          maxlength={-1}
          placeholder='收费广场便民亭'
          ariaLabel='贴在哪里，一行一处'
          fixed
          showConfirmBar={false}
          onInput={({ detail }) => type(detail.value)}
        />
      </Field>
      <View>
        <Button
          kind='primary'
          disabled={busy || problem !== null || !labels.length}
          why={why}
          onClick={async () => {
            if (await create()) onClose()
          }}
        >
          {`生成 ${labels.length} 张码`}
        </Button>
      </View>
    </Sheet>
  )
}
