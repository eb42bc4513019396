import { useState } from 'react'
import { type CourseState } from '#domain/course'
import { useAction } from '../../../../lib/useAction'
import { say } from '../../../../platform/dialog'

interface At {
  orgId: string
  courseId: string
}

const submitted: Partial<Record<CourseState, string>> = {
  checking: '已提交，检查通过以后大家就能看到',
  published: '检查已通过，大家现在就能看到',
  refused: '没有通过检查，请看下面的说明',
}

/** What becomes of a course: to be checked, back, let through, off the shelf. After each the page asks what there is now. */
export function useSteps(at: At, save: () => Promise<number | null>, reload: () => Promise<void>) {
  const submitting = useAction('course.submit', { quiet: true })
  const withdrawing = useAction('course.withdraw')
  const releasing = useAction('course.release')
  const retiring = useAction('course.retire')
  const [isSubmitting, setSubmitting] = useState(false)

  async function submit() {
    setSubmitting(true)
    const revision = await save()
    const done = revision === null ? null : await submitting.run({ ...at, revision })
    await reload()
    setSubmitting(false)
    if (done) say(submitted[done.state] ?? '已提交')
  }

  async function withdraw() {
    const done = await withdrawing.run(at)
    await reload()
    if (done) say(done.state === 'draft' ? '已撤回，可以接着改' : '检查刚刚有了结果')
  }

  async function release(revision: number, pass: boolean) {
    const done = await releasing.run({ ...at, revision, pass })
    await reload()
    if (!done) return
    if (!pass) return say('已退回给作者')
    say(done.state === 'published' ? '已放行，大家现在就能看到' : '已放行，还在等机器检查')
  }

  async function retire(retired: boolean) {
    const done = await retiring.run({ ...at, retired })
    await reload()
    if (done) say(retired ? '已下架' : '已重新上架')
  }

  const states = [submitting, withdrawing, releasing, retiring].map(({ state }) => state.step)
  return {
    submit,
    withdraw,
    release,
    retire,
    busy: isSubmitting || states.some((step) => step === 'busy'),
    refusal: submitting.state.step === 'refused' ? submitting.state.message : null,
  }
}
