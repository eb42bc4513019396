/** WeChat forwards a page as a card. */
export const sharesCards = true

/** A card leads to its page by itself. */
export const homeLink = () => ''
