import { View } from '@tarojs/components'
import { Page } from '../../../../components/Page'
import { Drawers } from './Drawers'
import { Form } from './Form'
import { PlanDock } from './PlanDock'
import { usePlan } from './usePlan'

/** One lecture: where, when, who speaks, and which branches come. */
export default function PlanLecturePage() {
  const plan = usePlan()
  return (
    <Page state={plan} dock={plan.step === 'ready' && <PlanDock {...plan} />}>
      {plan.step === 'ready' && (
        <View>
          <Form {...plan} />
          <Drawers {...plan} />
        </View>
      )}
    </Page>
  )
}
