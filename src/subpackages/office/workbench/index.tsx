import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { useNow } from '../../../lib/clock'
import { type Home, useHome } from '../../../me'
import { monthTasks, type Office, officesOf } from '../../../pages/home/branchTasks'
import { BranchRow } from '../../../pages/home/Rows'
import { AskClaims, CLAIMS, useTold } from './AskClaims'
import { AskHosting, HOSTING } from './AskHosting'
import { officeWords } from './offices'
import { PosterRow } from './PosterRow'
import { AskTourRow, TourOfficeRows } from './tourRows'
import {
  AdministratorRows,
  ClaimsRow,
  HostingRow,
  LeaveRow,
  MeetingsRow,
  OrganiserRows,
  PeopleRow,
  RecordBookRow,
  TreeRow,
} from './rows'

const TICK_MS = 60_000

/** What my posts let me do, in sentences, and nothing else. */
export default function WorkbenchPage() {
  const home = useHome()
  const claims = useTold(home.step === 'ready', CLAIMS)
  const hosting = useTold(home.step === 'ready', HOSTING)
  const offices = home.step === 'ready' ? officesOf(home.data) : []
  const branches = offices.filter(({ role }) => role === 'secretary').map(({ orgId }) => orgId)
  const isWaiting = home.step === 'ready' && !(claims.areTold(branches) && hosting.areTold(branches))

  return (
    <>
      {branches.map((branchId) => (
        <Fragment key={branchId}>
          <AskClaims branchId={branchId} onAnswer={claims.tell} />
          <AskHosting branchId={branchId} onAnswer={hosting.tell} />
        </Fragment>
      ))}
      <Page state={isWaiting ? { step: 'loading', reload: home.reload } : home}>
        {home.step === 'ready' && (
          <Offices home={home.data} offices={offices} claimsOf={claims.wordsOf} hostingOf={hosting.wordsOf} />
        )}
      </Page>
    </>
  )
}

interface OfficesProps {
  home: Home
  offices: Office[]
  /** What the row of a branch's claims says. */
  claimsOf: (branchId: string) => string
  /** The same of the lectures that a branch hosts. */
  hostingOf: (branchId: string) => string
}

function Offices({ home, offices, claimsOf, hostingOf }: OfficesProps) {
  if (!offices.length) {
    return <Empty title='没有要您经办的事' text='担任支部书记、组织者、宣讲办或管理员以后，要办的事会列在这里。' />
  }
  return offices.map((office) => (
    <View key={`${office.role}:${office.orgId}`}>
      <View className='sec'>
        <Phrases text={officeWords(office, home.me)} />
      </View>
      <OfficeRows office={office} home={home} claims={claimsOf(office.orgId)} hosting={hostingOf(office.orgId)} />
    </View>
  ))
}

interface OfficeRowsProps {
  office: Office
  home: Home
  claims: string
  hosting: string
}

function OfficeRows({ office, home, claims, hosting }: OfficeRowsProps) {
  const { role, orgId } = office
  if (role === 'administrator') return <AdministratorRows orgId={orgId} />
  if (role === 'tourOffice') return <TourOfficeRows />
  if (role !== 'secretary') return <OrganiserRows orgId={orgId} isGroup={role === 'groupOrganiser'} />
  return (
    <>
      <MonthRows home={home} branchId={orgId} />
      <LeaveRow orgId={orgId} sub='本支部所有活动的假条' />
      <ClaimsRow branchId={orgId} sub={claims} />
      <MeetingsRow branchId={orgId} />
      <HostingRow branchId={orgId} sub={hosting} />
      <AskTourRow branchId={orgId} />
      <TreeRow orgId={orgId} title='党小组' sub='给本支部的同志编组' />
      <PosterRow branchId={orgId} />
      <RecordBookRow orgId={orgId} />
      <PeopleRow orgId={orgId} sub='豁免，给还没有认领的同志发邀请码' />
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
