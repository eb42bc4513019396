/** A browser leaves the screen alone. */
export const brighten = () => () => {}
