import { scrollToElement } from '../../../../platform/scroll'

/** Room for the bar at the top and for the label. */
const ABOVE = 80

/** 'tracks.0' as an element's id. */
export const idOf = (field: string) => `course-${field.split('.').join('-')}`

export const jumpTo = (field: string) => scrollToElement(idOf(field), ABOVE)
