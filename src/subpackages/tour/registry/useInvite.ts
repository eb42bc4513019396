import * as v from 'valibot'
import { speakerLevels, teams } from '#domain/speaker'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useSettled } from '../../../lib/useSettled'
import { say } from '../../../platform/dialog'

const named = v.object({ id: v.string(), name: v.string(), branch: v.string() })
export type Named = v.InferOutput<typeof named>

/** As it is kept on the phone, so what comes back from there is checked. */
const draftSchema = v.object({
  typed: v.string(),
  person: v.nullable(named),
  team: v.nullable(v.picklist(teams)),
  level: v.nullable(v.picklist(speakerLevels)),
})
type Draft = v.InferOutput<typeof draftSchema>
const read = (kept: unknown): Draft =>
  v.is(draftSchema, kept) ? kept : { typed: '', person: null, team: null, level: null }

export function useInvite({ onClose, reload }: { onClose: () => void; reload: () => Promise<void> }) {
  const { draft, keep, forget } = useDraft('draft:inviteSpeaker', read)
  const { state, run } = useAction('speaker.invite')
  const prefix = useSettled(draft.typed.trim())
  const { person, team, level } = draft
  return {
    draft,
    prefix,
    busy: state.step === 'busy',
    change: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    async invite() {
      if (!person || !team || !level) return
      if (await run({ memberId: person.id, team, level })) {
        forget()
        onClose()
        say(`已邀请${person.name}，等本人填写资料`)
      }
      await reload()
    },
  }
}

export type Inviting = ReturnType<typeof useInvite>
