import angular from 'angular-eslint';

const sources = ['frontend-*/src/**/*.ts'];
const specs = ['frontend-*/src/**/*.spec.ts'];

/** One app's or the library's selectors: components as elements, directives as attributes, both with its prefix. */
const selectors = (folder, prefix) => ({
  files: [`${folder}/src/**/*.ts`],
  ignores: specs,
  rules: {
    '@angular-eslint/component-selector': ['error', { type: 'element', prefix, style: 'kebab-case' }],
    '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix, style: 'camelCase' }],
  },
});

/** Angular's own rules for its classes and templates, and who may import whom among the frontends. */
export const angularCode = [
  ...angular.configs.tsRecommended.map((config) => ({ ...config, files: sources })),
  {
    files: sources,
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-output-readonly': 'error',
      '@angular-eslint/no-uncalled-signals': 'error',
      '@angular-eslint/use-lifecycle-interface': 'error',
    },
  },
  ...[...angular.configs.templateRecommended, ...angular.configs.templateAccessibility].map((config) => ({
    ...config,
    files: ['frontend-*/src/**/*.html'],
  })),
  {
    files: ['frontend-*/src/**/*.html'],
    rules: {
      // What is pressed with a mouse is pressed with keys as well; rows of the data table are, by a handler of their own.
      '@angular-eslint/template/button-has-type': 'error',
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-positive-tabindex': 'error',
      '@angular-eslint/template/prefer-self-closing-tags': 'error',
    },
  },
  selectors('frontend-shared', 'tr'),
  selectors('frontend-admin', 'adm'),
  selectors('frontend-affiliate', 'aff'),
  // A fake of a browser's or a server's function does nothing, and often in few words.
  {
    files: specs,
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      // Refusals of the API are objects, and fakes reject with them.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
];
