/** How long a stop usually lasts. */
export const lengths = [
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
  { key: '180', label: '3 小时' },
] as const
