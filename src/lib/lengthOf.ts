/** As the contract counts: by characters, not by halves of an emoji. */
export const lengthOf = (text: string) => Array.from(text.trim()).length
