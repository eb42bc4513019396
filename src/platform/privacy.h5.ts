/** A browser has none: the page shows our own words. */
export const openGuideline = () => Promise.resolve(false)
