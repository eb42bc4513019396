/** Aria attributes that Taro's weapp template leaves out. Keys are kebab-case, as in the WXML. */
const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
}

const components = ['View', 'Text', 'Image', 'Button', 'Input', 'Textarea', 'Switch', 'Progress', 'Radio', 'Checkbox']

export const ariaAttributes: Record<string, Record<string, string>> = {}
for (const name of components) ariaAttributes[name] = aria
