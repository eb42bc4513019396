import { View } from '@tarojs/components'
import { Page } from '../../../../components/Page'
import { Form } from './Form'
import { PlanDock } from './PlanDock'
import { usePlan } from './usePlan'

export default function PlanPage() {
  const plan = usePlan()
  return (
    <Page state={plan} dock={plan.step === 'ready' && <PlanDock {...plan} />}>
      {plan.step === 'ready' && (
        <View>
          <Form {...plan} />
        </View>
      )}
    </Page>
  )
}
