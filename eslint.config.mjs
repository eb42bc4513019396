import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const MINI_PROGRAM_HAS_NO = ['window', 'document', 'localStorage', 'sessionStorage', 'location', 'navigator', 'fetch']

const small = {
  complexity: ['error', 12],
  'max-depth': ['error', 3],
  'max-params': ['error', 4],
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
}

/** Taro 4.2.1 loses it when a list before it in the same parent grows. */
const noCustomWrapper = ['error', { name: '@tarojs/components', importNames: ['CustomWrapper'] }]

export default defineConfig(
  globalIgnores(['dist/', '.local/', '.cache/', 'coverage/']),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    // A finding is repaired, not silenced.
    linterOptions: { noInlineConfig: true },
    rules: {
      ...small,
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-globals': ['error', ...MINI_PROGRAM_HAS_NO],
      'no-restricted-imports': noCustomWrapper,
    },
  },
  // Twins for the browser: they alone may touch the DOM.
  { files: ['src/**/*.h5.{ts,tsx}'], rules: { 'no-restricted-globals': 'off' } },
  {
    // Merging a declaration with a library's takes an interface without a body.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }] },
  },
  {
    // A table of cases is long and has many columns; that is not complex.
    files: ['**/tests/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'max-params': 'off' },
  },
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.{cjs,js}'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
