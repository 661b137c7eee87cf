import prettier from 'eslint-config-prettier';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import { angularCode } from './eslint-angular.mjs';
import { caps } from './eslint-caps.mjs';
import { modules, namedExports } from './eslint-modules.mjs';
import { pureCode } from './eslint-pure-code.mjs';

const inTypeScript = ['**/*.ts'];
const specs = ['**/*.spec.ts', '*/test/**/*.ts'];

const unusedVariables = { args: 'after-used', argsIgnorePattern: '^_' };

/** What the presets leave open, or judge otherwise than this code base does. */
const typeScriptRules = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { ...unusedVariables, ignoreRestSiblings: true }],
  // Nest's modules are classes whose whole meaning is in the decorator, or in the object that names them.
  '@typescript-eslint/no-extraneous-class': [
    'error',
    { allowWithDecorator: true, allowEmpty: true, allowStaticOnly: false },
  ],
  // Numbers, booleans and bigints print unambiguously; objects and undefined do not and stay refused.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
  ],
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  // TypeScript narrows a field over calls and awaits, so this rule calls a shutdown flag "always false" inside its own loop.
  '@typescript-eslint/no-unnecessary-condition': 'off',
  // Options of frameworks are classes that serve as interfaces; a literal is how they are meant to be given.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // An async function that only throws or returns is how an interface of promises is met without a synchronous throw.
  '@typescript-eslint/require-await': 'off',
};

const everyRule = {
  eqeqeq: 'error',
  'no-unused-vars': ['error', unusedVariables],
  'no-console': 'error',
  'no-restricted-syntax': ['error', namedExports],
};

/** The whole lint configuration; the repository's root names it in `eslint.config.mjs`. */
export const configuration = [
  {
    ignores: [
      ...['**/node_modules/', '**/dist/', '.tributary/', '**/coverage/', '**/.turbo/'],
      ...['backend/src/generated/', 'frontend-shared/src/api/generated/'],
    ],
  },
  // A rule that is wrong is changed here, for all; no comment in a file switches one off.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  { rules: { ...recommendedByEslint(), ...everyRule } },
  caps,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: inTypeScript })),
  {
    files: inTypeScript,
    languageOptions: { parserOptions: { projectService: true } },
    rules: typeScriptRules,
  },
  ...modules,
  ...angularCode,
  // The parameters of a route are the parts of a request that it takes, each with its decorator.
  { files: ['**/*.controller.ts'], rules: { 'max-params': ['error', 6] } },
  pureCode,
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: nodeGlobals() },
  },
  // Started by hand or by a supervisor: what they print is their interface, or comes before there is a logger.
  { files: ['infra/**', 'backend/src/main.*.ts', 'analytics/src/main*.ts'], rules: { 'no-console': 'off' } },
  {
    files: specs,
    rules: {
      'max-lines': ['error', 500],
      // A `describe` is a table of contents, not a function.
      'max-lines-per-function': 'off',
      // A row of a table of cases is spread over the arguments of its test.
      'max-params': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // An answer's JSON has no type; what it holds is what the test asserts.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  prettier,
];

// What the package `@eslint/js` would list, read from the rules themselves: one dependency less.
function recommendedByEslint() {
  const recommended = [...builtinRules].filter(([, rule]) => rule.meta?.docs?.recommended);
  return Object.fromEntries(recommended.map(([name]) => [name, 'error']));
}

function nodeGlobals() {
  const names = ['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'clearInterval', 'clearTimeout'];
  const more = [
    'console',
    'fetch',
    'performance',
    'process',
    'setImmediate',
    'setInterval',
    'setTimeout',
    'structuredClone',
  ];
  return Object.fromEntries([...names, ...more, 'TextDecoder', 'TextEncoder'].map((name) => [name, 'readonly']));
}
