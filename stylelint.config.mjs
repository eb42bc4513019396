export default {
  extends: ['stylelint-config-standard-scss'],
  ignoreFiles: ['dist/**', 'node_modules/**', '.local/**'],
  rules: {
    'selector-type-no-unknown': [true, { ignoreTypes: ['page'] }],
    'unit-no-unknown': [true, { ignoreUnits: ['rpx'] }],
    'selector-class-pattern': null,
    // of modules, which keep the class of somebody else's part as it is
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    // WeChat's style compiler and old phones know the older notations only
    'media-feature-range-notation': 'prefix',
    'color-function-notation': 'legacy',
    'alpha-value-notation': 'number',
    'selector-not-notation': 'simple',
    // a press is shown by hover-class: mini-programs do not know :active
    'selector-pseudo-class-disallowed-list': ['active'],
  },
}
