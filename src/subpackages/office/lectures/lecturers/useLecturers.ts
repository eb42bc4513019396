import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import * as v from 'valibot'
import type { Output } from '#types/contract'
import { lecture } from '#types/contract/lecture'
import { serverNow } from '../../../../lib/clock'
import { useAction } from '../../../../lib/useAction'
import { useDraft } from '../../../../lib/useDraft'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'

export type Lecturer = Output<'lecture.lecturers'>['lecturers'][number]

const draftSchema = v.object({
  name: v.string(),
  title: v.string(),
  memberId: v.nullable(v.string()),
  retired: v.boolean(),
})
export type Draft = v.InferOutput<typeof draftSchema>

const blank: Draft = { name: '', title: '', memberId: null, retired: false }
const read = (kept: unknown): Draft => (v.is(draftSchema, kept) ? kept : blank)
const draftOf = ({ name, title, memberId, retired }: Lecturer): Draft => ({ name, title, memberId, retired })

/** A new one is kept on this phone until it is saved; one that is changed is there already. */
export function useLecturers() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const query = useQuery('lecture.lecturers', { orgId })
  const fresh = useDraft(`draft:lecturer:${orgId}`, read)
  const [opened, setOpened] = useState<Lecturer | 'new' | null>(null)
  const [changed, setChanged] = useState<Draft>(blank)
  const saving = useAction('lecture.saveLecturer')
  const lecturerId = opened !== null && opened !== 'new' ? opened.id : null
  const draft = lecturerId ? changed : fresh.draft
  const input = { orgId, ...(lecturerId && { lecturerId }), ...draft }

  return {
    ...query,
    lecturers: query.step === 'ready' ? inOrder(query.data.lecturers) : [],
    orgId,
    now: serverNow(),
    opened,
    openedId: lecturerId ?? 'new',
    open(one: Lecturer | 'new') {
      setOpened(one)
      if (one !== 'new') setChanged(draftOf(one))
    },
    close: () => setOpened(null),
    draft,
    change: (part: Partial<Draft>) => (lecturerId ? setChanged : fresh.keep)({ ...draft, ...part }),
    problems: problemsIn(input),
    busy: saving.state.step === 'busy',
    async save() {
      if (await saving.run(input)) {
        if (!lecturerId) fresh.forget()
        setOpened(null)
        say('已保存')
      }
      await query.reload()
    },
  }
}

export type Lecturers = ReturnType<typeof useLecturers>

/** Who speaks no more stands last. */
const inOrder = (all: readonly Lecturer[]) => [
  ...all.filter(({ retired }) => !retired),
  ...all.filter(({ retired }) => retired),
]

/** The server's own schema, asked before the server is: field → its sentence. */
function problemsIn(input: unknown): Partial<Record<string, string>> {
  const { issues = [] } = v.safeParse(lecture['lecture.saveLecturer'].input, input)
  return Object.fromEntries(issues.map(({ path, message }) => [String(path?.[0]?.key), message]))
}
