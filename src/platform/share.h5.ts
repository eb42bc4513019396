/** A browser has no chats: the words of the card are copied instead. */
export const sharesCards = false

export const homeLink = () => window.location.origin + window.location.pathname
