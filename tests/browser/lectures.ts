import type { LocalCloud } from 'wx-cloud-local'
import { HOUR } from '#domain/calendar'
import { ask } from '../../scripts/demo/caller'
import { lectureId } from '../support/lecture'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

/** 大讲堂 in each state, with names as long as they get: one to be confirmed, one declined, one confirmed, one published. */
export async function layLectures(cloud: LocalCloud): Promise<void> {
  const site = { orgId: 'unit', hostBranchId: 'sibling', capacity: 60 }
  const { siteId } = await ask(cloud, 'o-unitOrganiser', 'lecture.saveSite', {
    ...{ ...site, name: '麓山高速二标段三号隧道进口左侧施工驻地', type: 'construction' },
    address: '下麓山收费站右转三公里，到二标段项目部门前集合，统一领安全帽再进隧道口，请早到',
  })
  const { lecturerId } = await ask(cloud, 'o-unitOrganiser', 'lecture.saveLecturer', {
    ...{ orgId: 'unit', name: '阿依古丽·买买提江', title: '麓山管理处收费一班班长，省劳动模范' },
    ...{ memberId: 'm-li', retired: false },
  })
  const plan = async (n: number, title: string, day: string) => {
    const start = at(`${day}T09:00:00`)
    const times = { start, end: start + 2 * HOUR, again: true }
    const about = { orgId: 'unit', lectureId: lectureId(n), series: '把党课送到最需要的地方去', title, courseId: null }
    const branchIds = ['branch', 'sibling']
    await ask(cloud, 'o-unitOrganiser', 'lecture.plan', { ...about, ...times, siteId, lecturerId, branchIds })
    return { branchId: 'sibling', lectureId: lectureId(n) }
  }
  await plan(1, '雨雾天里的一盏灯，三号隧道口的十二个昼夜', '18')
  const declined = await plan(2, '一线上的党旗', '19')
  await ask(cloud, 'o-siblingSecretary', 'lecture.confirm', { ...declined, yes: false, reason: '当天隧道口有爆破作业' })
  const confirmed = await plan(3, '把一件小事做到底', '20')
  await ask(cloud, 'o-siblingSecretary', 'lecture.confirm', { ...confirmed, yes: true })
  const published = await plan(4, '守好一条路', '25')
  await ask(cloud, 'o-siblingSecretary', 'lecture.confirm', { ...published, yes: true })
  await ask(cloud, 'o-unitOrganiser', 'lecture.publish', { orgId: 'unit', lectureId: published.lectureId })
}
