import { scrollToElement } from '../../../platform/scroll'

/** Room for the bar at the top and for the label. */
const ABOVE = 80

/** 'lesson.0.title' as an element's id. */
export const idOf = (field: string) => `pack-${field.split('.').join('-')}`

export const jumpTo = (field: string) => scrollToElement(idOf(field), ABOVE)
