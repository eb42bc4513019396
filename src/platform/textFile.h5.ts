export async function saveText(text: string, name: string): Promise<boolean> {
  const link = document.createElement('a')
  // without the mark at its head some editors take Chinese for something else
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/plain;charset=utf-8' }))
  link.download = `${name}.txt`
  link.click()
  return true
}
