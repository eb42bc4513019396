/** A browser enlarges by itself. */
export const textScale = () => 1
