import path from 'node:path';

const tooling = import.meta.dirname;

/**
 * One Jest project: TypeScript through swc as native ES modules (needs NODE_OPTIONS=--experimental-vm-modules).
 * Workspace imports resolve to sources (condition `development`), so tests need no build.
 */
export function project({ name, dir, match }) {
  return {
    displayName: name,
    rootDir: dir,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['development', 'node', 'node-addons'] },
    setupFiles: [path.join(tooling, 'jest.setup.mjs')],
    setupFilesAfterEnv: [path.join(tooling, 'jest.after-env.mjs')],
    testMatch: match.map((m) => `<rootDir>/${m}`),
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          swcrc: false,
          sourceMaps: 'inline',
          jsc: {
            target: 'es2024',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
            keepClassNames: true,
          },
          module: { type: 'es6' },
        },
      ],
    },
  };
}
