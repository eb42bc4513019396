const SHOWN = 60

/** Enough to know it again; the whole stands in the drawer. */
export const beginning = (text: string) => {
  const characters = [...text]
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}……` : text
}
