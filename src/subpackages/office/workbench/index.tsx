import { View } from '@tarojs/components'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { useNow } from '../../../lib/clock'
import { type Home, useHome } from '../../../me'
import { monthTasks, type Office, officesOf } from '../../../pages/home/branchTasks'
import { BranchRow } from '../../../pages/home/Rows'
import { officeWords } from './offices'
import { AdministratorRows, ClaimsRow, PeopleRow } from './rows'

const TICK_MS = 60_000

/** What my posts let me do, in sentences, and nothing else. */
export default function WorkbenchPage() {
  const home = useHome()
  if (home.step !== 'ready') return <Page state={home} />

  const offices = officesOf(home.data)
  return (
    <Page state={home}>
      {offices.map((office) => (
        <View key={`${office.role}:${office.orgId}`}>
          <View className='sec'>
            <Phrases text={officeWords(office, home.data.me)} />
          </View>
          <OfficeRows office={office} home={home.data} />
        </View>
      ))}
      {!offices.length && (
        <Empty title='没有要您经办的事' text='担任支部书记、组织者或管理员以后，要办的事会列在这里。' />
      )}
    </Page>
  )
}

function OfficeRows({ office, home }: { office: Office; home: Home }) {
  const { role, orgId } = office
  if (role === 'administrator') return <AdministratorRows orgId={orgId} />
  if (role !== 'secretary')
    return <PeopleRow orgId={orgId} sub={role === 'groupOrganiser' ? '全集团，按姓名找人' : '本单位，按姓名找人'} />
  return (
    <>
      <MonthRows home={home} branchId={orgId} />
      <ClaimsRow branchId={orgId} />
      <PeopleRow orgId={orgId} sub='给还没有认领的同志发邀请码' />
    </>
  )
}

function MonthRows({ home, branchId }: { home: Home; branchId: string }) {
  const now = useNow(TICK_MS)
  if (home.leads?.branchId !== branchId) return null
  return monthTasks(home, now).map((task) => (
    <BranchRow
      key={task.step === 'live' ? task.session.id : task.month}
      task={task}
      branch={home.leads?.branch ?? ''}
    />
  ))
}
