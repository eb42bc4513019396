import { withoutSecrets } from '../../cloudfunctions/shared/mask'

const token = 'a12345678abcd1234567890123456'

test.each([
  ['a code in a sentence', `refused ${token} at the door`, 'refused [code] at the door'],
  ['a code that ends in a hyphen', `${token.slice(0, -1)}-`, '[code]'],
  ['a code in quotes', `"${token}"`, '"[code]"'],
  ['a phone number', 'call 13812345678 now', 'call [phone] now'],
  ['a phone number in JSON', '{"tel":"19912345678"}', '{"tel":"[phone]"}'],
  ['an instant, which is no phone', 'at 1793494800000', 'at 1793494800000'],
  ['an id, which is no code', 'member mHSsWLfgskCIk', 'member mHSsWLfgskCIk'],
])('%s', (_what, text, shown) => {
  expect(withoutSecrets({ message: text })).toBe(JSON.stringify({ message: shown }))
  expect(withoutSecrets(new Error(text))).toContain(`Error: ${shown}`)
})
