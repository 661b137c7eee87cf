import { project } from '../infra/tooling/jest.base.mjs';

// The browser tests need nothing of Nest: the base's set-up would only load it.
const { setupFiles: _nest, ...e2e } = project({ name: 'e2e', dir: import.meta.dirname, match: ['**/*.spec.ts'] });

export default {
  // Every wait inside has a shorter limit of its own; this one ends a test whose browser hangs.
  testTimeout: 90_000,
  globalSetup: './harness/global-setup.ts',
  globalTeardown: './harness/global-teardown.ts',
  projects: [e2e],
};
