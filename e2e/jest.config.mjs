import { project } from '../infra/tooling/jest.base.mjs';

const e2e = project({ name: 'e2e', dir: import.meta.dirname, match: ['**/*.spec.ts'] });

export default {
  // For the start of a browser; journeys have limits of their own.
  testTimeout: 90_000,
  globalSetup: './harness/global-setup.ts',
  globalTeardown: './harness/global-teardown.ts',
  // The base's set-up loads Nest, of which a browser test needs nothing.
  projects: [{ ...e2e, setupFiles: ['<rootDir>/leaks/remember-fetch.ts'] }],
};
