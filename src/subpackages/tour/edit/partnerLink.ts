import type { Output } from '#types/contract'
import { homeLink } from '../../../platform/share'

export type PartnerLink = Output<'partner.invite'>

const GUEST = 'subpackages/tour/guest/index'

const queryOf = ({ token }: PartnerLink) => `?token=${token}`

/** For a browser, which has no cards. */
export const linkOf = (link: PartnerLink) => `${homeLink()}#/${GUEST}${queryOf(link)}`

/** Without a link, what the page's own menu forwards leads nowhere but home. */
export const cardOf = (link: PartnerLink | null) =>
  link
    ? { title: `请${link.name}确认一场宣讲`, path: `/${GUEST}${queryOf(link)}` }
    : { title: '月课', path: '/pages/home/index' }
