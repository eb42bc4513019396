/** Tests run the source on Node as it is, so not with Taro's preset, which babel.config.js names. */
const transform = { '\\.[jt]sx?$': '<rootDir>/tests/support/transform.js' }

/** Packages offer CommonJS to Node; what is built is run as it was built. */
const asTheyAre = ['/node_modules/', '<rootDir>/dist/']

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: '<rootDir>/tests/support/environment.ts',
  moduleNameMapper: { '^wx-cloud-local$': '<rootDir>/tests/support/lent.ts' },
  transform,
  transformIgnorePatterns: asTheyAre,
  modulePathIgnorePatterns: ['<rootDir>/.local/', '<rootDir>/.cache/'],
  ...more,
})

export default {
  testTimeout: 120_000,
  testSequencer: '<rootDir>/tests/support/sequencer.js',
  projects: [
    project('unit', ['tests/*.test.ts', 'tests/{domain,api,report,timer}/**/*.test.ts']),
    // the package's own tests load it as it is
    project('local', ['local/tests/**/*.test.ts', 'tests/local/**/*.test.ts'], { testEnvironment: 'node' }),
    project('weapp', ['tests/weapp/**/*.test.ts'], {
      testEnvironment: '<rootDir>/tests/weapp/environment.ts',
      // else packages hand out what they made for browsers, as ES modules
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
    }),
    project('browser', ['tests/browser/**/*.test.ts']),
  ],
}
