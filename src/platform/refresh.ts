/** On a phone a page asks again when it is shown: two people never look at one phone. */
export function useRefresh(_ask: () => void) {}
