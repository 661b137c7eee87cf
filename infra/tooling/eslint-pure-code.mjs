import { namedExports } from './eslint-modules.mjs';

const onlyArguments =
  'Pure code gets it as an argument, so that the same input gives the same answer in a test and in a replay.';

/**
 * What decides about money or identity is pure: the kernel and each module's `rules/`.
 * Same input, same output; no clock, randomness, waiting, environment or framework.
 */
export const pureFiles = ['backend/src/kernel/*.ts', 'backend/src/modules/*/rules/*.ts'];

const calls = (object, property) =>
  `CallExpression[callee.object.name='${object}'][callee.property.name='${property}']`;

/** The lint rules that keep pure files pure. Their imports are dependency-cruiser's business (`rules-are-pure`). */
export const pureCode = {
  files: pureFiles,
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      namedExports,
      { selector: 'AwaitExpression, ForOfStatement[await=true]', message: 'Pure code waits for nothing.' },
      { selector: ':function[async=true]', message: 'Pure code waits for nothing.' },
      { selector: calls('Date', 'now'), message: `A clock. ${onlyArguments}` },
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `A clock. ${onlyArguments}` },
      { selector: "CallExpression[callee.name='Date']", message: `A clock. ${onlyArguments}` },
      { selector: calls('performance', 'now'), message: `A clock. ${onlyArguments}` },
      { selector: calls('Math', 'random'), message: `Randomness. ${onlyArguments}` },
      { selector: 'Decorator', message: 'A framework. Pure code is plain functions.' },
      { selector: 'ImportExpression', message: 'Pure code imports what it needs at the top.' },
      {
        selector:
          "ImportDeclaration[source.value='node:crypto'] ImportSpecifier[imported.name!=/^(hash|createHmac|createHash|createSecretKey|KeyObject|timingSafeEqual)$/]",
        message: `Of node:crypto, hashes and their comparison only: the rest is random. ${onlyArguments}`,
      },
    ],
    'no-restricted-globals': [
      'error',
      'process',
      'crypto',
      'fetch',
      'setTimeout',
      'setInterval',
      'setImmediate',
      'console',
    ],
  },
};
