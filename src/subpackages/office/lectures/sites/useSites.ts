import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import * as v from 'valibot'
import { siteTypes } from '#domain/lecture'
import type { Output } from '#types/contract'
import { lecture } from '#types/contract/lecture'
import { serverNow } from '../../../../lib/clock'
import { useAction } from '../../../../lib/useAction'
import { useDraft } from '../../../../lib/useDraft'
import { useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'

export type Site = Output<'lecture.sites'>['sites'][number]

const draftSchema = v.object({
  name: v.string(),
  type: v.picklist(siteTypes),
  address: v.string(),
  capacity: v.string(),
  host: v.nullable(v.object({ id: v.string(), name: v.string() })),
})
type Draft = v.InferOutput<typeof draftSchema>

const blank: Draft = { name: '', type: 'construction', address: '', capacity: '', host: null }
const read = (kept: unknown): Draft => (v.is(draftSchema, kept) ? kept : blank)
const draftOf = ({ name, type, address, capacity, hostBranchId, host }: Site): Draft => ({
  ...{ name, type, address, capacity: String(capacity), host: { id: hostBranchId, name: host } },
})

/** A new one is kept on this phone until it is saved; one that is changed is there already. */
export function useSites() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const query = useQuery('lecture.sites', { orgId })
  const fresh = useDraft(`draft:site:${orgId}`, read)
  const [opened, setOpened] = useState<Site | 'new' | null>(null)
  const [changed, setChanged] = useState<Draft>(blank)
  const saving = useAction('lecture.saveSite')
  const siteId = opened !== null && opened !== 'new' ? opened.id : null
  const draft = siteId ? changed : fresh.draft
  const { host, capacity, ...typed } = draft
  const input = { orgId, ...(siteId && { siteId }), ...typed, hostBranchId: host?.id ?? '', capacity: Number(capacity) }

  return {
    ...query,
    sites: query.step === 'ready' ? query.data.sites : [],
    orgId,
    now: serverNow(),
    opened,
    openedId: siteId ?? 'new',
    open(site: Site | 'new') {
      setOpened(site)
      if (site !== 'new') setChanged(draftOf(site))
    },
    close: () => setOpened(null),
    draft,
    change: (part: Partial<Draft>) => (siteId ? setChanged : fresh.keep)({ ...draft, ...part }),
    problems: problemsIn(input),
    busy: saving.state.step === 'busy',
    async save() {
      if (await saving.run(input)) {
        if (!siteId) fresh.forget()
        setOpened(null)
        say('已保存')
      }
      await query.reload()
    },
  }
}

export type Sites = ReturnType<typeof useSites>

const words: Record<string, string> = { hostBranchId: '请选择哪个支部当东道主', capacity: '请填写能坐多少人' }

/** The server's own schema, asked before the server is: field → its sentence. */
function problemsIn(input: unknown): Partial<Record<string, string>> {
  const { issues = [] } = v.safeParse(lecture['lecture.saveSite'].input, input)
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const field = String(path?.[0]?.key)
      return [field, words[field] ?? message]
    }),
  )
}
