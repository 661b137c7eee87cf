import { project } from '../../tooling/jest.base.mjs';

export default {
  // Installs, builds and starts everything; each wait inside has a limit of its own.
  testTimeout: 600_000,
  bail: 1,
  projects: [project({ name: 'fresh', dir: import.meta.dirname, match: ['*.spec.ts'] })],
};
